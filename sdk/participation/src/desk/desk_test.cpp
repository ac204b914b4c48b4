#include <catch2/catch.hpp>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

std::int64_t in_review(Portal& portal) {
  const auto author = portal.host.person("ann@example.org");
  const auto id = portal.file(author);
  portal.submit(id, author).value();
  for (int i = 1; i <= 5; ++i) portal.support(id, Portal::citizen(i));
  return id;
}

}  // namespace

TEST_CASE("two moderators don't collide", "[integration]") {
  Portal portal;
  auto& desk = portal.kit->desk();
  const auto id = in_review(portal);
  const auto mia = portal.host.person("mia@example.org"), ned = portal.host.person("ned@example.org");
  const auto claim = [&](const Actor& by, bool take_over) {
    return portal.write([&](soci::session& sql) { return desk.claim(sql, id, by, take_over); });
  };
  const auto holder = [&] { return portal.write([&](soci::session& sql) { return desk.holder(sql, id); }); };

  CHECK_FALSE(holder());
  CHECK(claim(mia, false).until == portal.now() + std::chrono::minutes{15});
  CHECK(claim(ned, false).person_id == mia.person_id);
  portal.host.advance(std::chrono::minutes{10});
  CHECK(claim(mia, false).until == portal.now() + std::chrono::minutes{15});  // renewed
  CHECK(holder()->name == "mia");

  const auto recorded = [&](const std::string& action) {
    int count = 0;
    for (const auto& [plugin, entry] : portal.host.audited()) count += entry.action == action ? 1 : 0;
    return count;
  };
  const auto audited = [&] { return recorded("participation.take_over"); };
  CHECK(recorded("participation.claim") == 1);  // a renewal is none
  CHECK(claim(ned, true).person_id == ned.person_id);
  CHECK(audited() == 1);
  portal.write([&](soci::session& sql) { desk.release(sql, id, mia); });  // not hers any more
  CHECK(holder()->person_id == ned.person_id);
  CHECK(recorded("participation.release") == 0);
  portal.host.advance(std::chrono::minutes{16});
  CHECK_FALSE(holder());
  CHECK(claim(mia, false).person_id == mia.person_id);
  CHECK(audited() == 1);  // it had run out
  portal.write([&](soci::session& sql) { desk.release(sql, id, mia); });
  CHECK_FALSE(holder());
  CHECK(recorded("participation.release") == 1);
  CHECK(claim(mia, false).person_id == mia.person_id);
  portal.decide(id, {"publish"}, mia).value();
  CHECK_FALSE(holder());
  CHECK(recorded("participation.release") == 1);  // the decision is on record
  CHECK_THROWS_AS(portal.write([&](soci::session& sql) { desk.claim(sql, 999, mia, false); }), std::invalid_argument);
}

TEST_CASE("queues show what waits, the most urgent first", "[integration]") {
  Portal portal;
  auto& desk = portal.kit->desk();
  const auto mia = portal.host.person("mia@example.org");
  const auto first = in_review(portal);
  portal.host.advance(std::chrono::hours{1});
  const auto second = in_review(portal);
  portal.write([&](soci::session& sql) {
    desk.claim(sql, second, mia, false);
    const auto waiting = desk.queue(sql, "petitions", 10, 0);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].submission.id == first);
    CHECK_FALSE(waiting[0].claim);
    CHECK(waiting[1].claim->name == "mia");
    CHECK(desk.queue(sql, "petitions", 10, 1).size() == 1);
    CHECK(desk.queue_length(sql, "petitions") == 2);
    CHECK(desk.queue_length(sql, "elsewhere") == 0);
    CHECK(desk.open_duties(sql, "petitions", 10, 0).empty());
    // One without a date comes last.
    sql << "insert into participation.duty (submission_id, rule, kind, authority, service, opened_at, due_at, met_at) "
           "values "
           "(:a, 'debate', 'debate', 'p', 'petitions', '2026-01-01', null, null), "
           "(:b, 'government-response', 'answer', 'g', 'petitions', '2026-01-01', '2026-02-01', null), "
           "(:c, 'debate', 'debate', 'p', 'petitions', '2026-01-01', '2026-01-15', '2026-01-10')",
        soci::use(first), soci::use(first), soci::use(second);
    const auto duties = desk.open_duties(sql, "petitions", 10, 0);
    REQUIRE(duties.size() == 2);
    CHECK(duties[0].rule == "government-response");
    CHECK_FALSE(duties[1].due_at);
  });
}

TEST_CASE("a timeline is kept in order and may be replaced", "[integration]") {
  Portal portal;
  auto& timeline = portal.kit->timeline();
  const auto id = portal.file(portal.host.person("ann@example.org"));
  portal.write([&](soci::session& sql) {
    timeline.replace(sql, id,
                     {{portal.now(), "petition.debated", {{"url", "https://example.org/\u0448"}}, true},
                      {portal.now() - std::chrono::hours{1}, "note", {}, false}});
    const auto all = timeline.read(sql, id, false);
    REQUIRE(all.size() == 2);
    CHECK(all[0].kind == "note");
    CHECK_FALSE(all[0].everyone);
    CHECK(all[1].data.at("url") == "https://example.org/\u0448");
    CHECK(all[1].at == portal.now());
    CHECK(timeline.read(sql, id, true).size() == 1);
  });
}
