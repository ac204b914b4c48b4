#include <set>

#include <spdlog/fmt/fmt.h>

#include "faults.hpp"
#include "test_database.hpp"

namespace kenes::testing {
namespace {

// Everything that migrations can make, as "kind schema.name", outside of PostgreSQL's own schemas. What an extension
// brings belongs to all: CREATE EXTENSION IF NOT EXISTS is every plugin's right.
std::set<std::string> things(PGconn* connection) {
  static constexpr const char* all = R"(
    WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'),
    lent AS (SELECT objid FROM pg_depend WHERE deptype = 'e')
    SELECT CASE relkind WHEN 'i' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE 'table' END
           || ' ' || nspname || '.' || relname FROM pg_class c JOIN own ON own.oid = relnamespace
    WHERE c.oid NOT IN (TABLE lent)
    UNION SELECT 'function ' || nspname || '.' || proname FROM pg_proc p JOIN own ON own.oid = pronamespace
    WHERE p.oid NOT IN (TABLE lent)
    UNION SELECT 'type ' || nspname || '.' || typname FROM pg_type t JOIN own ON own.oid = typnamespace
    WHERE typtype IN ('e', 'd') AND t.oid NOT IN (TABLE lent)
    UNION SELECT 'schema ' || nspname || '.' FROM own
    UNION SELECT 'trigger ' || nspname || '.' || tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
    JOIN own ON own.oid = relnamespace WHERE NOT tgisinternal)";
  const auto rows = query(connection, all, {});
  std::set<std::string> names;
  for (int i = 0; i < PQntuples(rows.get()); ++i) names.insert(PQgetvalue(rows.get(), i, 0));
  return names;
}

}  // namespace

void check_migrations(const FakeRegistrar& declared, const std::string& id, const std::filesystem::path& folder,
                      const std::vector<std::filesystem::path>& dependencies, Faults& faults) {
  TestDatabase database;
  database.migrate({"core", KENES_CORE_MIGRATIONS});
  for (const auto& other : dependencies) database.migrate({other.filename().string(), other / "migrations"});
  const auto connection = connect(database.url());

  const auto before = things(connection.get());
  database.migrate({id, folder / "migrations"});
  const auto after = things(connection.get());
  for (const auto& name : after) {
    const bool is_own =
        name.find(" " + id + ".") != std::string::npos || name.find(" kenes_testing.") != std::string::npos;
    if (!before.contains(name) && !is_own) faults.push_back("migrations: make " + name + " outside of schema " + id);
  }
  for (const auto& name : before) {
    if (!after.contains(name)) faults.push_back("migrations: remove " + name);
  }
  check_people(declared, id, connection.get(), faults);
  // As after a restart: what was run is noted and not run again.
  database.migrate({id, folder / "migrations"});
  if (things(connection.get()) != after) faults.emplace_back("migrations: a second run changes something");
}

}  // namespace kenes::testing
