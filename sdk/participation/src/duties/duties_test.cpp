#include "kenes/participation/duties.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

// 300 duties of two authorities: a third met, a third overdue, of the rest every fifth without a date.
struct Owing : Portal {
  Owing() {
    const auto version = kit->engine().process("petitions").version;
    write([&](soci::session& sql) {
      sql << "insert into participation.submission (id, service, process_version, stage, stage_kind, stage_since, "
             "visibility, author_id, link_token, created_at) select 1000 + i, 'petitions', cast(:v as text), 'open', "
             "'collect', '2026-01-01', case when i % 10 = 0 then 'author' else 'everyone' end, 0, 't' || i, "
             "'2026-01-01' from generate_series(1, 300) i",
          soci::use(version);
      sql << "insert into participation.duty (submission_id, rule, kind, authority, service, opened_at, due_at, "
             "met_at) "
             "select 1000 + i, 'debate', 'debate', case when i % 2 = 0 then 'parliament' else 'government' end, "
             "'petitions', '2025-01-01', case when i % 3 = 1 then timestamptz '2025-06-01' when i % 5 <> 0 then "
             "timestamptz '2026-06-01' + (i % 7) * interval '1 day' end, "
             "case when i % 3 = 0 then timestamptz '2025-05-01' + (i % 4) * interval '1 day' end "
             "from generate_series(1, 300) i";
    });
  }
  // All pages; every duty once.
  std::vector<ListedDuty> walk(DutyQuery query) {
    std::vector<ListedDuty> all;
    std::set<std::int64_t> seen;
    query.service = "petitions";
    query.limit = 17;
    do {
      auto page = write([&](soci::session& sql) { return kit->duties().page(sql, query); });
      for (auto& one : page.duties) {
        CHECK(seen.insert(one.duty.submission_id).second);
        all.push_back(std::move(one));
      }
      query.after = page.next;
    } while (!query.after.empty());
    return all;
  }
};

}  // namespace

TEST_CASE("every duty is on one page, in order, whatever it is narrowed to", "[integration]") {
  Owing portal;
  const auto owed = portal.walk({});
  CHECK(owed.size() == 200);
  for (std::size_t i = 1; i < owed.size(); ++i) {
    const auto &before = owed[i - 1].duty.due_at, &after = owed[i].duty.due_at;
    CHECK((!after || (before && *before <= *after)));
  }
  CHECK_FALSE(owed.back().duty.due_at.has_value());
  CHECK(portal.walk({.state = DutyState::overdue}).size() == 100);
  const auto met = portal.walk({.state = DutyState::met});
  CHECK(met.size() == 100);
  for (std::size_t i = 1; i < met.size(); ++i) CHECK(met[i - 1].duty.met_at >= met[i].duty.met_at);
  const auto of_parliament = portal.walk({.authority = "parliament"});
  CHECK(of_parliament.size() == 100);
  for (const auto& one : of_parliament) CHECK(one.duty.authority == "parliament");
  CHECK(portal.walk({.authority = "parliament", .state = DutyState::met}).size() == 50);
  CHECK(portal.walk({.authority = "nobody"}).empty());
  CHECK(std::count_if(owed.begin(), owed.end(), [](const auto& one) { return one.visibility == Visibility::author; }) ==
        20);
  // A place that nobody gave out.
  for (const char* broken : {"x", "1.2", "9223372036854775807.1.a", "..", "-.x.y"}) {
    CHECK(portal.walk({.after = broken}).size() == 200);
  }
}

TEST_CASE("the numbers by authority say what the pages show, and are shared for a minute", "[integration]") {
  Owing portal;
  const auto numbers = [&] {
    return portal.write([&](soci::session& sql) { return portal.kit->duties().numbers(sql, "petitions"); });
  };
  const auto first = numbers();
  REQUIRE(first.size() == 2);
  CHECK(first[0].authority == "government");
  CHECK(first[0].owed + first[1].owed == 200);
  CHECK(first[0].overdue + first[1].overdue == 100);
  CHECK(first[1].met == 50);
  portal.write([](soci::session& sql) {
    sql << "update participation.duty set lapsed_at = '2026-01-01' where met_at is null and authority = 'parliament'";
  });
  CHECK(numbers()[1].owed == 100);
  portal.host.advance(std::chrono::seconds{61});
  CHECK(numbers()[1].owed == 0);
}
