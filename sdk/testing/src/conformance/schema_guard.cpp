#include <set>

#include <spdlog/fmt/fmt.h>

#include "faults.hpp"
#include "test_database.hpp"

namespace kenes::testing {
namespace {

// Everything that migrations can make, as "kind schema.name", outside of PostgreSQL's own schemas.
std::set<std::string> things(PGconn* connection) {
  static constexpr const char* all = R"(
    SELECT CASE relkind WHEN 'i' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE 'table' END
           || ' ' || nspname || '.' || relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE nspname !~ '^(pg_|information_schema)'
    UNION SELECT 'function ' || nspname || '.' || proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace
    WHERE nspname !~ '^(pg_|information_schema)'
    UNION SELECT 'type ' || nspname || '.' || typname FROM pg_type JOIN pg_namespace n ON n.oid = typnamespace
    WHERE nspname !~ '^(pg_|information_schema)' AND typtype IN ('e', 'd')
    UNION SELECT 'schema ' || nspname || '.' FROM pg_namespace WHERE nspname !~ '^pg_'
    UNION SELECT 'trigger ' || nspname || '.' || tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
    JOIN pg_namespace n ON n.oid = relnamespace WHERE NOT tgisinternal
    UNION SELECT 'extension .' || extname FROM pg_extension)";
  const auto rows = query(connection, all, {});
  std::set<std::string> names;
  for (int i = 0; i < PQntuples(rows.get()); ++i) names.insert(PQgetvalue(rows.get(), i, 0));
  return names;
}

}  // namespace

void check_migrations(const std::string& id, const std::filesystem::path& folder,
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
  // As after a restart: what was run is noted and not run again.
  database.migrate({id, folder / "migrations"});
  if (things(connection.get()) != after) faults.emplace_back("migrations: a second run changes something");
}

}  // namespace kenes::testing
