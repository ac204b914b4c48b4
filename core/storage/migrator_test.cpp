#include "storage/migrator.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "storage/test_database.hpp"

namespace fs = std::filesystem;
using namespace kenes;
using storage::Component;
using storage::Migrator;

namespace {

struct Folder {
  Folder() { REQUIRE(::mkdtemp(path.data()) != nullptr); }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(fs::path(path) / name) << text; }
  std::string path = (fs::temp_directory_path() / "kenes-migrations-XXXXXX").string();
};

struct Noon : Clock {
  Time now() const override { return from_micros(1'767'268'800'000'001); }
};

std::string code_of(const Migrator& migrator) {
  auto plan = migrator.plan();
  return plan && !plan->problems.empty() ? plan->problems.front().code : "";
}

const Component core{"core", KENES_MIGRATIONS};

}  // namespace

TEST_CASE("Migrations run once, in order, and a dry run changes nothing", "[integration]") {
  const test::TestDatabase database;
  const Noon clock;
  const Folder folder;
  folder.write("0001_create_thing.sql", "CREATE TABLE thing (id bigint PRIMARY KEY, at timestamptz);\n");
  folder.write("0002_index_thing.sql", "-- kenes: no transaction\nCREATE INDEX CONCURRENTLY thing_at ON thing (at);\n");
  const Migrator migrator(database.url(), clock, {core, {"letters", folder.path}});

  REQUIRE(migrator.plan()->pending.size() == migrator.plan()->pending.size());
  const auto expected = migrator.plan()->pending;
  REQUIRE(expected.size() >= 3);
  CHECK(expected.front().title() == "core/0001_core");
  CHECK(expected.back().title() == "letters/0002_index_thing");
  CHECK_FALSE(expected.back().transactional);
  CHECK(database.ask("SELECT count(*) FROM pg_namespace WHERE nspname IN ('kenes', 'letters')") == "0");

  int told = 0;
  auto applied = migrator.run([&](const auto&) { ++told; });
  INFO((applied ? "" : applied.error().message));
  REQUIRE(applied);
  CHECK(applied->size() == expected.size());
  CHECK(told == static_cast<int>(expected.size()));
  CHECK(database.ask("SELECT kenes.to_micros(max(at)) FROM kenes.migration") == "1767268800000001");
  CHECK(database.ask("SELECT to_regclass('letters.thing_at') IS NOT NULL") == "t");
  CHECK(migrator.run()->empty());
}

TEST_CASE("What doesn't fit is refused with a sentence before anything runs", "[integration]") {
  const test::TestDatabase database;
  const Noon clock;
  const Folder folder;
  const Migrator migrator(database.url(), clock, {core, {"letters", folder.path}});
  folder.write("0001_create_thing.sql", "CREATE TABLE thing (id bigint);\n");
  folder.write("0002_create_other.sql", "CREATE TABLE other (id bigint);\n");
  REQUIRE(migrator.run());

  SECTION("a changed file") {
    folder.write("0001_create_thing.sql", "CREATE TABLE thing (id integer);\n");
    CHECK(code_of(migrator) == "migration_changed");
    CHECK(migrator.run().error().message.find("0001_create_thing.sql was changed") != std::string::npos);
  }
  SECTION("a gap") {
    folder.write("0004_create_more.sql", "SELECT 1;\n");
    CHECK(code_of(migrator) == "migration_gap");
  }
  SECTION("a number twice") {
    folder.write("0002_again.sql", "SELECT 1;\n");
    CHECK(code_of(migrator) == "migration_twice");
  }
  SECTION("a bad name") {
    folder.write("3_more.sql", "SELECT 1;\n");
    CHECK(code_of(migrator) == "migration_name");
  }
  SECTION("a database that a newer version migrated") {
    fs::remove(fs::path(folder.path) / "0002_create_other.sql");
    CHECK(code_of(migrator) == "migration_unknown");
  }
  SECTION("a file that doesn't run leaves nothing behind") {
    folder.write("0003_broken.sql",
                 "-- мектеп\nCREATE TABLE half (id bigint);\nCREATE TABLE worse (id no_such_type);\n");
    auto failed = migrator.run();
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == "migration_failed");
    CHECK(failed.error().message.find("0003_broken.sql:3: type \"no_such_type\" does not exist") != std::string::npos);
    CHECK(database.ask("SELECT to_regclass('letters.half') IS NULL") == "t");
    folder.write("0003_broken.sql", "CREATE TABLE half (id bigint);\n");
    CHECK(migrator.run()->size() == 1);
  }
  SECTION("a file with its own transaction") {
    folder.write("0003_own.sql", "CREATE TABLE own (id bigint); COMMIT;\n");
    CHECK(migrator.run().error().code == "migration_transaction");
  }
}

TEST_CASE("Many nodes that migrate at once apply each migration once", "[integration]") {
  const test::TestDatabase database;
  const Noon clock;
  const Folder folder;
  folder.write("0001_create_thing.sql", "CREATE TABLE thing (id bigint);\n");
  folder.write("0002_index_thing.sql", "-- kenes: no transaction\nCREATE INDEX CONCURRENTLY thing_id ON thing (id);\n");
  folder.write("0003_fill_thing.sql", "INSERT INTO thing SELECT 1; SELECT pg_sleep(0.2);\n");
  std::atomic<std::size_t> applied{0}, failures{0};
  std::vector<std::thread> nodes;
  for (int i = 0; i < 4; ++i) {
    nodes.emplace_back([&] {
      auto done = Migrator(database.url(), clock, {core, {"letters", folder.path}}).run();
      done ? applied += done->size() : ++failures;
    });
  }
  for (auto& node : nodes) node.join();
  CHECK(failures == 0);
  CHECK(std::to_string(applied) == database.ask("SELECT count(*) FROM kenes.migration"));
  CHECK(database.ask("SELECT count(*) FROM letters.thing") == "1");
}

TEST_CASE("A database that isn't there is said to be so", "[integration]") {
  const Noon clock;
  auto failed = Migrator("host=/nonexistent dbname=kenes", clock, {core}).run();
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == "database_unreachable");
  CHECK(Migrator("no=such", clock, {core}).plan().error().code == "database_url");
}
