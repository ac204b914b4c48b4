#include <catch2/catch.hpp>

#include "audit/log.hpp"
#include "storage/test_database.hpp"

using namespace kenes;

TEST_CASE("The audit log is appended to in the caller's transaction and read in pages", "[integration]") {
  const test::TestDatabase database(test::Content::core);
  storage::Pool pool({.pool = 2}, database.url());
  test::TestClock clock;
  audit::Log log(clock);
  const auto page = [&](const audit::Filter& filter, std::int64_t before, int limit) {
    return pool.read([&](soci::session& sql) { return audit::Log::page(sql, filter, before, limit); });
  };

  for (int i = 1; i <= 5; ++i) {
    clock.advance(std::chrono::microseconds(1));
    pool.write([&](soci::session& sql) {
      log.record(sql,
                 {i % 2, i == 3 ? "petition.reject" : "petition.publish", "petition:" + std::to_string(i), {{"n", i}}});
    });
  }
  CHECK_THROWS(pool.write([&](soci::session& sql) {
    log.record(sql, {1, "petition.publish", "petition:6"});
    throw std::runtime_error("rolled back");
  }));
  CHECK_THROWS_AS(pool.write([&](soci::session& sql) {
    log.record(sql, {1, "", "petition:6"});
  }),
                  std::invalid_argument);

  const auto newest = page({}, 0, 3);
  REQUIRE(newest.size() == 3);
  CHECK(newest[0].entry.subject == "petition:5");
  CHECK(newest[0].at == clock.now());
  CHECK(newest[0].entry.details.at("n") == 5);
  const auto older = page({}, newest.back().id, 3);
  REQUIRE(older.size() == 2);
  CHECK(older.back().entry.subject == "petition:1");
  CHECK(page({.subject = "petition:3"}, 0, 10).size() == 1);
  CHECK(page({.action = "petition.publish", .person_id = 1}, 0, 10).size() == 2);

  for (const char* change :
       {"UPDATE kenes.audit SET action = 'x'", "DELETE FROM kenes.audit", "TRUNCATE kenes.audit"}) {
    CHECK(database.ask(change).find("append-only") != std::string::npos);
  }
  CHECK(page({}, 0, 10).size() == 5);
}
