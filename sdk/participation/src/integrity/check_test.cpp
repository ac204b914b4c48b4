// Whatever is stored beside the entries is worked out again from them, and a difference is told, never mended.
#include "integrity/check.hpp"

#include <catch2/catch.hpp>

#include "integrity/daily.hpp"
#include "test_support/flaky_host.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

struct Checked : Portal {
  Checked() : id(published()) {
    for (int i = 0; i < 300; ++i) support(id, citizen(i), i % 3 == 0 ? "E1" : "");
    kit->ledger().withdraw(id, citizen(3));
  }
  std::string check() {
    host.advance(std::chrono::seconds{1});
    const auto part = check_ledgers(own(), {now()}, 10);
    looked = part.looked_at;
    std::string text;
    for (const auto& [submission, what] : part.differing) {
      for (const auto& one : what) text += one + "\n";
    }
    return text;
  }
  // As somebody with the database's password would, past all triggers.
  void tamper(const std::string& statement) {
    write([&](soci::session& sql) {
      sql << "set local session_replication_role = replica";
      sql << statement;
    });
  }
  std::int64_t id;
  int looked = 0;
};

}  // namespace

TEST_CASE("a ledger that is right is looked at when it has grown, and once a week", "[integration]") {
  Checked portal;
  CHECK(portal.check().empty());
  CHECK(portal.looked == 1);
  CHECK(portal.check().empty());
  CHECK(portal.looked == 0);
  portal.support(portal.id, Portal::citizen(4'000));
  CHECK(portal.check().empty());
  CHECK(portal.looked == 1);
  // The daily timer does it by itself.
  const auto looked_at = "select kenes.to_micros(checked_at) from participation.ledger_check";
  const auto before = portal.number(looked_at);
  portal.host.advance(std::chrono::hours{24 * 6});
  CHECK(portal.number(looked_at) == before);
  portal.host.advance(std::chrono::hours{24 * 2});
  CHECK(portal.number(looked_at) > before);
}

TEST_CASE("what was changed past the ledger raises an alarm and stays as it is", "[integration]") {
  Checked portal;
  SECTION("a count") {
    portal.tamper("update participation.submission set support_count = support_count + 7");
    CHECK(portal.check() == "supports that stand: stored 311, counted 304\n");
    CHECK(portal.at(portal.id).support_count == 311);
  }
  SECTION("an entry that is gone") {
    portal.tamper("delete from participation.support_entry where number = 9");
    const auto found = portal.check();
    CHECK(found.find("entry 10 stands where 9 is expected") != std::string::npos);
    CHECK(found.find("supports that stand: stored 304, counted 303") != std::string::npos);
    CHECK(found.find("the log: stored 306 entries") != std::string::npos);
  }
  SECTION("another place") {
    portal.tamper("update participation.support_entry set territory = 'E2' where number = 6");
    const auto found = portal.check();
    CHECK(found.find("the counts by place are others\nthe log: ") != std::string::npos);
    CHECK(found.find("the tiles of the log are others") != std::string::npos);
  }
  SECTION("a person who is let sign once more") {
    portal.tamper("delete from participation.support_active where number = 20");
    CHECK(portal.check() == "persons who support: stored 303, counted 304\n");
  }
  int alarms = 0;
  for (const auto& entry : portal.host.audited())
    alarms += entry.entry.action == "participation.ledger_differs" ? 1 : 0;
  CHECK(alarms == 1);
}

TEST_CASE("a ledger that can't be counted is an alarm, and the others are looked at all the same", "[integration]") {
  Checked portal;
  const auto other = portal.published();
  portal.tamper("update participation.log_head set size = size + 1 where submission_id = " + std::to_string(portal.id));
  portal.tamper("update participation.submission set support_count = support_count + 1 where id = " +
                std::to_string(other));
  const auto found = portal.check();
  CHECK(portal.looked == 2);
  CHECK(found.find("could not be counted: a tree of 307 entries has 5 complete subtrees, not 4") != std::string::npos);
  CHECK(found.find("supports that stand: stored 6, counted 5") != std::string::npos);
  CHECK(portal.number("select count(*) from participation.ledger_check where differences <> ''") == 2);
}

TEST_CASE("the operator is written to once for what is new, and the metrics say how many differ", "[integration]") {
  Checked portal;
  CHECK(portal.host.gauges().at("kenes_ledgers_differing") == 0);
  portal.tamper("update participation.submission set support_count = support_count + 7");
  portal.check();
  REQUIRE(portal.host.operator_mail().size() == 1);
  const auto& mail = portal.host.operator_mail().front();
  CHECK(mail.subject == "ALARM: the ledger of submission 1 in petitions is wrong");
  CHECK(mail.text.find("- supports that stand: stored 311, counted 304\n") != std::string::npos);
  // The same, with other numbers.
  portal.support(portal.id, Portal::citizen(5'000));
  CHECK(portal.check() == "supports that stand: stored 312, counted 305\n");
  CHECK(portal.host.operator_mail().size() == 1);
  portal.host.advance(std::chrono::minutes{1});
  CHECK(portal.host.gauges().at("kenes_ledgers_differing") == 1);
  // Something else beside it.
  portal.tamper("update participation.territory_count set count = count + 1");
  portal.support(portal.id, Portal::citizen(5'001));
  portal.check();
  CHECK(portal.host.operator_mail().size() == 2);
  // Mended, and wrong again.
  portal.tamper("update participation.submission set support_count = support_count - 7");
  portal.tamper("update participation.territory_count set count = count - 1");
  portal.support(portal.id, Portal::citizen(5'002));
  CHECK(portal.check().empty());
  portal.host.advance(std::chrono::minutes{1});
  CHECK(portal.host.gauges().at("kenes_ledgers_differing") == 0);
  portal.tamper("update participation.submission set support_count = support_count + 7");
  portal.support(portal.id, Portal::citizen(5'003));
  portal.check();
  CHECK(portal.host.operator_mail().size() == 3);
}

TEST_CASE("the daily check goes on in further jobs until nothing is left", "[integration]") {
  Checked portal;
  portal.published();
  portal.published();
  begin_daily_check(portal.own(), 1);
  CHECK(portal.number("select count(*) from participation.ledger_check") == 1);
  CHECK(portal.host.gauges().at("kenes_ledgers_waiting") == 2);
  portal.host.advance(std::chrono::minutes{1});
  CHECK(portal.number("select count(*) from participation.ledger_check") == 3);
  CHECK(portal.host.gauges().at("kenes_ledgers_waiting") == 0);
}

TEST_CASE("checking all ledgers comes to an end while people sign", "[integration]") {
  Checked portal;
  test::FlakyHost host(portal.own());
  int signed_meanwhile = 0;
  host.after_write = [&] {
    portal.host.advance(std::chrono::seconds{1});
    if (signed_meanwhile < 50) portal.support(portal.id, Portal::citizen(6'000 + signed_meanwhile++));
  };
  CHECK(check_all_ledgers(host, 1) == 0);
  CHECK(signed_meanwhile < 10);
  // Also what hasn't grown is counted, and what was known of a difference is kept until then.
  host.after_write = nullptr;
  portal.tamper("update participation.submission set support_count = support_count + 7");
  portal.host.advance(std::chrono::seconds{1});
  CHECK(check_all_ledgers(host, 1) == 1);
  CHECK(portal.host.operator_mail().size() == 1);
  portal.host.advance(std::chrono::seconds{1});
  CHECK(check_all_ledgers(host, 1) == 1);
  CHECK(portal.host.operator_mail().size() == 1);
}
