#include "storage/pool.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "kenes/sql.hpp"
#include "storage/after_commit.hpp"
#include "storage/test_database.hpp"

using namespace kenes;
using namespace std::chrono_literals;
using storage::Pool;

namespace {

config::DatabaseSettings small() {
  return {.pool = 2, .wait = 300ms, .statement_timeout = 400ms, .lock_timeout = 200ms};
}

int value_of(Pool& pool) {
  return pool.read([](soci::session& sql) {
    int value = -1;
    sql << "SELECT coalesce(max(value), 0) FROM thing", soci::into(value);
    return value;
  });
}

std::string state_when(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    return sql::sqlstate(error);
  }
  return "";
}

}  // namespace

TEST_CASE("A transaction commits, or leaves nothing and passes its exception on", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing (value integer UNIQUE)");
  Pool pool(small(), database.url());

  pool.write([](soci::session& sql) { sql << "INSERT INTO thing VALUES (1)"; });
  CHECK(value_of(pool) == 1);
  CHECK_THROWS_AS(pool.write([](soci::session& sql) {
    sql << "INSERT INTO thing VALUES (2)";
    throw std::out_of_range("of the caller");
  }),
                  std::out_of_range);
  CHECK_THROWS_AS(pool.write([](soci::session& sql) {
    sql << "INSERT INTO thing VALUES (3)";
    throw 42;
  }),
                  int);
  CHECK(value_of(pool) == 1);
  CHECK(state_when([&] { pool.write([](soci::session& sql) { sql << "INSERT INTO thing VALUES (1)"; }); }) == "23505");
  CHECK(state_when([&] { pool.read([](soci::session& sql) { sql << "INSERT INTO thing VALUES (4)"; }); }) == "25006");

  SECTION("an error that was swallowed inside is not reported as success") {
    CHECK(state_when([&] {
            pool.write([](soci::session& sql) {
              sql << "INSERT INTO thing VALUES (5)";
              CHECK_THROWS(sql << "INSERT INTO thing VALUES (1)");
            });
          }) == "25P02");
    CHECK(value_of(pool) == 1);
  }
  SECTION("a nested call is refused") {
    CHECK_THROWS_AS(pool.write([&](soci::session&) { value_of(pool); }), std::logic_error);
  }
  SECTION("actions wait for the commit") {
    int done = 0;
    pool.write([&](soci::session&) {
      storage::after_commit([&] { ++done; });
      CHECK(done == 0);
    });
    CHECK(done == 1);
    CHECK_THROWS(pool.write([&](soci::session&) {
      storage::after_commit([&] { ++done; });
      throw std::runtime_error("no");
    }));
    CHECK(done == 1);
  }
  CHECK(pool.counters().in_use == 0);
  CHECK(pool.reachable());
}

TEST_CASE("Sessions are in UTC and have time limits", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing (value integer)");
  Pool pool(small(), database.url());
  pool.read([](soci::session& sql) {
    std::string zone;
    sql << "SHOW timezone", soci::into(zone);
    CHECK(zone == "UTC");
  });
  CHECK(state_when([&] { pool.read([](soci::session& sql) { sql << "SELECT pg_sleep(5)"; }); }) == "57014");

  std::atomic<bool> locked{false}, enough{false};
  std::thread holder([&] {
    pool.write([&](soci::session& sql) {
      sql << "LOCK TABLE thing";
      locked = true;
      while (!enough) std::this_thread::sleep_for(1ms);
    });
  });
  while (!locked) std::this_thread::sleep_for(1ms);
  CHECK(state_when([&] { pool.write([](soci::session& sql) { sql << "INSERT INTO thing VALUES (1)"; }); }) == "55P03");
  enough = true;
  holder.join();
}

TEST_CASE("Whoever finds every connection busy waits for a limited time", "[integration]") {
  const test::TestDatabase database;
  Pool pool(small(), database.url());
  std::atomic<int> inside{0};
  std::atomic<bool> enough{false};
  std::vector<std::thread> holders;
  for (int i = 0; i < pool.size(); ++i) {
    holders.emplace_back([&] {
      pool.read([&](soci::session&) {
        ++inside;
        while (!enough) std::this_thread::sleep_for(1ms);
      });
    });
  }
  while (inside < pool.size()) std::this_thread::sleep_for(1ms);
  const auto before = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(pool.read([](soci::session&) {}), DatabaseUnavailable);
  CHECK(std::chrono::steady_clock::now() - before < 2s);
  CHECK(pool.counters().timeouts == 1);
  enough = true;
  for (auto& holder : holders) holder.join();
  CHECK_NOTHROW(pool.read([](soci::session&) {}));
}

TEST_CASE("A deadlock is resolved by running one transaction again", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing AS SELECT 1 AS id, 0 AS value UNION ALL SELECT 2, 0");
  auto settings = small();
  settings.lock_timeout = settings.statement_timeout = 10s;
  Pool pool(settings, database.url());
  std::atomic<int> ready{0};
  const auto add = [&](int first, int second) {
    pool.write([&](soci::session& sql) {
      sql << "UPDATE thing SET value = value + 1 WHERE id = :id", soci::use(first);
      for (++ready; ready < 2;) std::this_thread::sleep_for(1ms);
      sql << "UPDATE thing SET value = value + 1 WHERE id = :id", soci::use(second);
    });
  };
  std::thread other([&] { add(2, 1); });
  add(1, 2);
  other.join();
  CHECK(database.ask("SELECT sum(value) FROM thing") == "4");
  CHECK(pool.counters().retries >= 1);
}

TEST_CASE("Without a server a call fails quickly, and every later one at once", "[integration]") {
  Pool pool(small(), "host=/nonexistent dbname=kenes");
  const auto time_of_call = [&] {
    const auto before = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(pool.read([](soci::session&) {}), DatabaseUnavailable);
    return std::chrono::steady_clock::now() - before;
  };
  CHECK(time_of_call() < 1s);
  std::this_thread::sleep_for(300ms);
  CHECK(time_of_call() < 100ms);
  CHECK_FALSE(pool.reachable());
  CHECK_THROWS_AS(Pool(small(), "postgresql://%zz"), std::invalid_argument);
}
