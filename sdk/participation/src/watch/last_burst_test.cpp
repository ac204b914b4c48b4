// What comes in as the count comes to rest is looked at all the same.
#include <catch2/catch.hpp>

#include "statistics/statistics.hpp"
#include "test_support/portal.hpp"
#include "watch/watch.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

struct Burst : test::TemporaryFile, Portal {
  explicit Burst(int need)
      : test::TemporaryFile(
            "[process]\nkey='k'\ntitle='K'\n"
            "[[stage]]\nid='open'\nkind='collect'\nvisible='everyone'\ntitle='O'\nwithin='1 month'\n"
            "need={supporters=" +
            std::to_string(need) +
            "}\nthen='met'\notherwise='closed'\n"
            "[[stage]]\nid='met'\nkind='end'\nvisible='everyone'\ntitle='M'\n"
            "[[stage]]\nid='closed'\nkind='end'\nvisible='everyone'\ntitle='C'\n"),
        Portal(path, "UTC"),
        id(file(host.person("author@example.org"))) {}

  void come(int from, int to) {
    std::vector<SupportRequest> all;
    for (int i = from; i <= to; ++i) {
      const auto person = citizen(i);
      all.push_back({.submission_id = id, .person_id = person.person_id, .person_key = person.person_key});
      all.back().origin = {"203.0.113.0/24", "example.org", "email"};
    }
    kit->ledger().support_all(all);
  }
  std::int64_t marked() {
    return number("select count(*) from participation.supporter where marks = " +
                  std::to_string(static_cast<int>(SupportMark::network_surge)));
  }
  std::int64_t unread() { return number("select count(*) from participation.unread_support"); }

  std::int64_t id;
};

}  // namespace

TEST_CASE("the burst by which a petition meets its need is watched", "[integration]") {
  Burst portal(60);
  portal.come(1, 60);
  REQUIRE(portal.at(portal.id).stage == "met");
  CHECK(portal.unread() == 1);
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.marked() == 60);
  CHECK(portal.unread() == 0);
}

TEST_CASE("the burst behind which a deadline ends a stage is watched", "[integration]") {
  Burst portal(1'000);
  portal.host.advance_to(*portal.at(portal.id).stage_until - std::chrono::seconds{30});
  portal.come(1, 60);
  portal.host.advance(std::chrono::seconds{31});
  REQUIRE(portal.at(portal.id).stage == "closed");
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.marked() == 60);
}

TEST_CASE("what comes in the minute of a reading, and nothing behind it, is watched", "[integration]") {
  Burst portal(1'000);
  portal.come(1, 60);
  portal.write([&](soci::session& sql) {
    CHECK(static_cast<KitStatistics&>(portal.kit->statistics()).take_readings(sql, portal.now(), 10) == 1);
  });
  CHECK(portal.unread() == 1);
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.marked() == 60);
  CHECK(portal.unread() == 0);
  // Nothing is noted of what was read in time.
  portal.come(61, 70);
  portal.host.advance(std::chrono::minutes{2});
  portal.write([&](soci::session& sql) {
    static_cast<KitStatistics&>(portal.kit->statistics()).take_readings(sql, portal.now(), 10);
  });
  CHECK(portal.unread() == 0);
}
