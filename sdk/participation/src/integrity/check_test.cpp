// Whatever is stored beside the entries is worked out again from them, and a difference is told, never mended.
#include "integrity/check.hpp"

#include <catch2/catch.hpp>

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
    int looked_at = 0;
    const auto found = check_ledgers(own(), 10, looked_at);
    looked = looked_at;
    std::string text;
    for (const auto& [submission, what] : found) {
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
