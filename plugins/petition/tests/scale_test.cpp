// What pages cost when there are many petitions: rows that the database reads for each, not seconds.
#include <catch2/catch.hpp>

#include "kenes/sql.hpp"
#include "tests/portal.hpp"

using namespace kenes;
using kenes::petition::test::Portal;

namespace {

constexpr int petitions = 30'000;

// Written by SQL, as the portal would have left them: every tenth open, every fiftieth waiting for a moderator, the
// others closed; a hundred with a duty that is due.
const char* const fill[] = {
    "CREATE TEMPORARY TABLE made AS SELECT i AS id, CASE WHEN i % 50 = 1 THEN 'moderation' WHEN i % 10 = 0 THEN 'open' "
    "ELSE 'closed' END AS stage, timestamptz '2025-01-01' + i * interval '10 minutes' AS at "
    "FROM generate_series(1000, 30999) AS i",
    "INSERT INTO participation.submission (id, service, process_version, stage, stage_kind, stage_since, stage_until, "
    "visibility, "
    "  support_count, listed_count, author_id, link_token, created_at, published_at, closed_at) "
    "SELECT id, 'petitions', (SELECT max(version) FROM participation.process), stage, "
    "  CASE stage WHEN 'moderation' THEN 'review' WHEN 'open' THEN 'collect' ELSE 'end' END, at, "
    "  CASE stage WHEN 'closed' THEN NULL ELSE at + interval '6 months' END, "
    "  CASE stage WHEN 'moderation' THEN 'link' ELSE 'everyone' END, id * 7919 % 120000, id * 7919 % 120000, id % "
    "5000, 'token' || id, at, "
    "  CASE stage WHEN 'moderation' THEN NULL ELSE at END, CASE stage WHEN 'closed' THEN at + interval '6 months' END "
    "FROM made",
    "INSERT INTO petition.petition (id, service, author_id, creator_name, language, action, background, "
    "  additional_details, created_at, updated_at) "
    "SELECT id, 'petitions', id % 5000, 'Ann', 'en', 'Plant ' || (id % 977) || ' trees in street ' || id, "
    "  'Because ' || md5(id::text), '', at, at FROM made",
    "INSERT INTO petition.facet SELECT id, 'petitions', 'all' FROM made WHERE stage <> 'moderation'",
    "INSERT INTO petition.facet SELECT id, 'petitions', 'stage:' || stage FROM made WHERE stage <> 'moderation'",
    "INSERT INTO petition.facet SELECT id, 'petitions', 'awaiting:government-response' FROM made WHERE id % 5 = 0",
    "INSERT INTO petition.facet SELECT petition_id, service, facet || '&topic:' || "
    "  CASE petition_id % 3 WHEN 0 THEN 'health' ELSE 'energy' END FROM petition.facet",
    "INSERT INTO participation.duty (submission_id, service, rule, kind, authority, opened_at, due_at) "
    "SELECT id, 'petitions', 'government-response', 'answer', 'government', at, at + interval '14 days' FROM made "
    "WHERE id % 5 = 0",
    "DROP TABLE made",
    "ANALYZE",
};

struct Read {
  std::int64_t scanned = 0;  // rows of large tables read one after the other
  std::int64_t fetched = 0;  // rows of large tables found by an index
};

// Since the beginning of the test, of tables with a row for each petition or more.
Read rows_read(Portal& portal) {
  portal.host.database().write([](soci::session& sql) { sql << "SELECT pg_stat_force_next_flush()"; });
  return portal.host.database().write([](soci::session& sql) {
    long long scanned = 0, fetched = 0;
    sql << "SELECT coalesce(sum(seq_tup_read), 0)::bigint, coalesce(sum(idx_tup_fetch), 0)::bigint "
           "FROM pg_stat_user_tables WHERE relname IN ('submission', 'petition', 'facet', 'duty')",
        soci::into(scanned), soci::into(fetched);
    return Read{scanned, fetched};
  });
}

}  // namespace

TEST_CASE("a page reads few rows, however many petitions there are", "[integration]") {
  Portal portal;
  portal.host.database().write([](soci::session& sql) {
    for (const auto* step : fill) sql << step;
  });

  const auto cost = [&](const Actor& actor, const std::string& target) {
    const auto before = rows_read(portal);
    REQUIRE(portal.host.get(actor, target).status < 400);
    const auto after = rows_read(portal);
    return Read{after.scanned - before.scanned, after.fetched - before.fetched};
  };
  const auto check = [&](const Actor& actor, const std::string& target, std::int64_t most = 1000) {
    const auto [scanned, fetched] = cost(actor, target);
    INFO(target << ": scanned " << scanned << ", fetched " << fetched);
    CHECK(scanned == 0);
    CHECK(fetched < most);
  };

  for (const char* target : {"", "?sort=newest", "?sort=closing", "?state=open", "?topic=health",
                             "?topic=energy&state=open", "?q=street+1000", "/feed.atom", "/1000", "/1000/places",
                             "/1000/count.json", "/1000/feed.atom", "/how-it-works"}) {
    check(portal.nobody, std::string("/petitions") + target);
  }
  // What is skipped must be passed over, and a word that they all have is found in all.
  check(portal.nobody, "/petitions?state=closed&page=100", 100 * 25 * 5);
  check(portal.nobody, "/petitions?q=trees", petitions * 3);
  check(portal.citizen, "/petitions/mine");
  check(portal.moderator, "/petitions/moderate");
  check(portal.official, "/petitions/duties/work");
  // The numbers on top of the public list are counted once a minute.
  portal.host.get(portal.nobody, "/petitions/duties");
  for (const char* target : {"", "?state=overdue", "?state=met", "?authority=government",
                             "?after=1745000000000000.20000.government-response",
                             "?authority=government&after=1745000000000000.20000.government-response"}) {
    check(portal.nobody, std::string("/petitions/duties") + target);
  }
  check(portal.nobody, "/petitions?q=stret", 5 * 400);
  for (const char* action : {"Plant+trees", "Close+every+nuclear+power+station", "x"})
    check(portal.nobody, std::string("/petitions/new/similar?action=") + action, 5 * 1200);
}
