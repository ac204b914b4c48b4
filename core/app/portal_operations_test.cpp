#include "app/portal_operations.hpp"

#include <catch2/catch.hpp>

using namespace kenes;
using namespace kenes::app;

namespace {

struct KeptMail : Mailer {
  void send(soci::session&, const MailMessage& message) override { sent.push_back(message); }
  std::string language_of(soci::session&, std::int64_t) override { return "en"; }
  std::vector<MailMessage> sent;
};

}  // namespace

TEST_CASE("gauges of plugins are among the metrics, and read when they are asked for") {
  KeptMail mail;
  PortalOperations operations(mail, "");
  double value = 2;
  operations.gauge("kenes_ledgers_differing", "Ledgers that differ", [&] { return value; });
  http::Metrics metrics;
  operations.show(metrics);
  value = 3;
  CHECK(metrics.text() ==
        "# HELP kenes_ledgers_differing Ledgers that differ\n# TYPE kenes_ledgers_differing gauge\n"
        "kenes_ledgers_differing 3\n");
}

TEST_CASE("plugins write to the operator, where there is an address") {
  KeptMail mail;
  soci::session sql;
  PortalOperations(mail, "").write(sql, {"A ledger differs", "Look at it", "ledger:7"});
  CHECK(mail.sent.empty());
  PortalOperations(mail, "operator@example.org").write(sql, {"A ledger differs", "Look at it", "ledger:7"});
  REQUIRE(mail.sent.size() == 1);
  CHECK(mail.sent[0].address == "operator@example.org");
  CHECK(mail.sent[0].person_id == 0);
  CHECK(mail.sent[0].subject == "A ledger differs");
  CHECK(mail.sent[0].text == "Look at it");
  CHECK(mail.sent[0].unique_key == "ledger:7");
}
