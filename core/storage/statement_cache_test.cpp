#include "storage/statement_cache.hpp"

#include <catch2/catch.hpp>

#include "storage/pool.hpp"
#include "storage/test_database.hpp"

using namespace kenes;
using namespace std::chrono_literals;
using storage::StatementCache;

TEST_CASE("A statement is prepared when it is asked again, and keeps its name") {
  StatementCache cache;
  CHECK(cache.look_up("select 1", false).name.empty());
  const auto second = cache.look_up("select 1", false);
  CHECK(second.is_new);
  CHECK_FALSE(second.name.empty());
  const auto third = cache.look_up("select 1", false);
  CHECK_FALSE(third.is_new);
  CHECK(third.name == second.name);

  const auto at_once = cache.look_up("select 2", true);
  CHECK(at_once.is_new);
  CHECK(at_once.name != second.name);

  cache.forget("select 1");
  CHECK(cache.look_up("select 1", false).name.empty());
}

TEST_CASE("The statements that were not used for longest make room") {
  StatementCache cache;
  const auto text = [](std::size_t i) { return "select " + std::to_string(i); };
  for (std::size_t i = 0; i < StatementCache::room; ++i) CHECK(cache.look_up(text(i), true).superseded.empty());
  const auto first = cache.look_up(text(0), true);  // used again: now text(1) is the oldest
  CHECK_FALSE(first.is_new);
  const auto one_more = cache.look_up(text(StatementCache::room), true);
  CHECK(one_more.superseded == "kenes_2");
  CHECK(cache.size() == StatementCache::room);
  CHECK(cache.look_up(text(0), true).name == first.name);
  CHECK(cache.look_up(text(1), true).is_new);
}

TEST_CASE("Only single statements that read or change rows are prepared") {
  CHECK(storage::worth_preparing("SELECT 1"));
  CHECK(storage::worth_preparing("with a as (select 1) select * from a"));
  CHECK_FALSE(storage::worth_preparing("SELECT 1; SELECT 2"));
  CHECK_FALSE(storage::worth_preparing("CREATE TABLE thing (value integer)"));
  CHECK_FALSE(storage::worth_preparing("/* planned anew */ SELECT 1"));
  CHECK_FALSE(storage::worth_preparing("select"));
}

namespace {

storage::Pool one_connection(const test::TestDatabase& database) {
  return {{.pool = 1, .wait = 2s, .statement_timeout = 2s, .lock_timeout = 1s}, database.url()};
}

int prepared(storage::Pool& pool) {
  return pool.read([](soci::session& sql) {
    int count = 0;
    sql << "SELECT cast(count(*) as integer) FROM pg_prepared_statements WHERE name LIKE 'kenes!_%' ESCAPE '!'",
        soci::into(count);
    return count;
  });
}

std::string thing(storage::Pool& pool, int id) {
  return pool.read([&](soci::session& sql) {
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT * FROM thing WHERE id = cast(:id as integer)", soci::use(id));
    std::string text;
    for (const auto& row : rows)
      for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : " ") + std::to_string(row.get<int>(i));
    return text;
  });
}

}  // namespace

TEST_CASE("A connection keeps what it prepared, and answers stay right", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing AS SELECT i AS id, 10 * i AS value FROM generate_series(1, 100) i");
  auto pool = one_connection(database);
  for (int i = 1; i <= 20; ++i) CHECK(thing(pool, i) == std::to_string(i) + " " + std::to_string(10 * i));
  CHECK(prepared(pool) == 1);  // and this question itself was asked for the first time
  for (int i = 0; i < 3; ++i) CHECK(prepared(pool) >= 1);
  CHECK(prepared(pool) == 2);
}

TEST_CASE("A table that a migration changes meanwhile is read anew", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing AS SELECT 1 AS id, 10 AS value");
  auto pool = one_connection(database);
  CHECK(thing(pool, 1) == "1 10");
  database.ask("ALTER TABLE thing ADD COLUMN more integer NOT NULL DEFAULT 7");
  CHECK(thing(pool, 1) == "1 10 7");
}

TEST_CASE("Statements that somebody else deallocated are prepared again", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing AS SELECT 1 AS id, 10 AS value");
  auto pool = one_connection(database);
  CHECK(thing(pool, 1) == "1 10");
  pool.read([](soci::session& sql) { sql << "DEALLOCATE ALL"; });
  CHECK(thing(pool, 1) == "1 10");
}

TEST_CASE("A mistake in a statement is reported each time, and harms nothing after it", "[integration]") {
  const test::TestDatabase database;
  database.ask("CREATE TABLE thing AS SELECT 1 AS id, 10 AS value");
  auto pool = one_connection(database);
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS(pool.write([](soci::session& sql) { sql << "SELECT nothing FROM thing"; }), soci::soci_error);
    CHECK(thing(pool, 1) == "1 10");
  }
}
