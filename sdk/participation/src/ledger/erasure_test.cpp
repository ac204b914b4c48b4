// Personal data lies apart from the log, and may be erased without breaking it.
#include <catch2/catch.hpp>

#include <fstream>

#include "integrity/compare.hpp"
#include "personal_data/personal_data.hpp"
#include "test_support/portal.hpp"
#include "verify/recount.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

constexpr std::string_view origin = "petitions.example.org/petitions/1/log";

struct Named : test::TemporaryFile, Portal {
  Named() : test::TemporaryFile(law()), Portal(path), id(published()) {
    for (int i = 1; i <= 20; ++i) {
      const auto person = citizen(i);
      kit->ledger().support({id, person.person_id, person.person_key, "E1", "Name " + std::to_string(i)});
    }
  }
  static std::string law() {
    std::ifstream in(test::uk_parliament);
    return std::string(std::istreambuf_iterator<char>(in), {}) + "\n[support]\nnames = \"optional\"\n";
  }
  // All that says who it was.
  void erase(const Actor& person) {
    write([&](soci::session& sql) { KitPersonalData().erase(sql, person.person_id, now()); });
  }
  Result<Recount> count_log() {
    auto& log = kit->support_log();
    const auto keys = write([&](soci::session& sql) { return log.keys(sql, origin); });
    const auto get = [&](const std::string& file) -> Result<std::string> {
      if (file == "count") return fail("not_found", "this portal says no number");
      auto bytes = write([&](soci::session& sql) {
        return file == "checkpoint" ? std::optional(log.checkpoint(sql, id, origin)) : log.tile(sql, id, file);
      });
      if (!bytes) return fail("status", "status 404");
      return *bytes;
    };
    return recount(get, std::string(origin), keys, {}, [](std::uint64_t) {});
  }
  std::vector<std::string> differences() {
    return write([&](soci::session& sql) { return compare_ledger(sql, id); });
  }
  std::int64_t id;
};

}  // namespace

TEST_CASE("who a support is of can be erased, and count and log hold", "[integration]") {
  Named portal;
  const auto ann = Portal::citizen(7);
  const auto receipt = portal.write([&](soci::session& sql) {
    const auto number = portal.kit->ledger().number_of(sql, portal.id, ann).value();
    return portal.kit->support_log().receipt(sql, portal.id, number, origin).value();
  });
  const auto before = portal.count_log().value();
  portal.erase(ann);
  CHECK(portal.number("select count(*) from participation.supporter where person_id = " +
                      std::to_string(ann.person_id)) == 0);
  CHECK(portal.number("select count(*) from participation.public_name") == 19);

  CHECK(portal.at(portal.id).support_count == 25);
  CHECK(portal.differences().empty());
  const auto after = portal.count_log().value();
  CHECK(after.head.root == before.head.root);
  CHECK(after.standing == 25);
  CHECK(portal.number("select count(*) from participation.public_name") == 19);
  portal.write([&](soci::session& sql) {
    CHECK(portal.kit->support_log().check(sql, portal.id, origin, receipt.file).verdict == ReceiptVerdict::proved);
    CHECK_FALSE(portal.kit->ledger().public_name_of(sql, portal.id, ann));
  });

  // Still one person, one support; and it is still that person's to withdraw.
  CHECK(portal.support(portal.id, ann).outcome == SupportOutcome::already_supported);
  CHECK(portal.kit->ledger().withdraw(portal.id, ann) == WithdrawOutcome::withdrawn);
  CHECK(portal.at(portal.id).support_count == 24);
  CHECK(portal.differences().empty());
  CHECK(portal.count_log().value().standing == 24);
}
