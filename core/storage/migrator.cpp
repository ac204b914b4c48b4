#include "storage/migrator.hpp"

#include <algorithm>
#include <map>
#include <thread>

#include "kenes/sql.hpp"
#include "storage/run_script.hpp"

namespace kenes::storage {
namespace {

using namespace std::chrono_literals;

// A lock of a busy table is not waited for longer, because everybody else would queue behind the migration.
constexpr Limits limits{.statement = 0ms, .lock = 3000ms};
constexpr int most_attempts = 10;
constexpr auto longest_turn = 15min;  // of another node that is migrating
constexpr const char* advisory_key = "1801743987";

struct Applied {
  std::string name, sha256;
};
using AppliedByNumber = std::map<int, Applied>;

AppliedByNumber applied_of(soci::session& sql, const std::string& component) {
  AppliedByNumber applied;
  int present = 0;
  sql << "SELECT cast(to_regclass('kenes.migration') IS NOT NULL AS integer)", soci::into(present);
  if (present == 0) return applied;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT number, name, sha256 FROM kenes.migration WHERE component = cast(:component AS text)",
       soci::use(component));
  for (const auto& row : rows) {
    applied[row.get<int>(0)] = {row.get<std::string>(1), row.get<std::string>(2)};
  }
  return applied;
}

void compare(const std::vector<Migration>& files, AppliedByNumber applied, MigrationPlan& plan) {
  const int newest = applied.empty() ? 0 : applied.rbegin()->first;
  for (const auto& file : files) {
    const auto found = applied.find(file.number);
    if (found == applied.end()) {
      if (file.number < newest) {
        plan.problems.push_back({"migration_late", file.file + " was added after migration " + std::to_string(newest) +
                                                       " of " + file.component +
                                                       " was applied. Give it the next free number."});
      }
      plan.pending.push_back(file);
      continue;
    }
    if (found->second.sha256 != file.sha256) {
      plan.problems.push_back(
          {"migration_changed", file.file + " was changed after it was applied (sha256 expected " +
                                    found->second.sha256.substr(0, 12) + "…, got " + file.sha256.substr(0, 12) +
                                    "…). Restore the file, and write the change as a new migration."});
    }
    applied.erase(found);
  }
  for (const auto& [number, known] : applied) {
    if (files.empty() || number > files.back().number) {
      plan.problems.push_back({"migration_unknown", "the database has migration " + std::to_string(number) + " (" +
                                                        known.name +
                                                        "), which this program doesn't know: a newer version ran here. "
                                                        "Upgrade this node."});
    }
  }
}

MigrationPlan plan_with(soci::session& sql, const std::vector<Component>& components) {
  MigrationPlan plan;
  for (const auto& component : components) {
    const auto files = read_migrations(component, plan.problems);
    compare(files, applied_of(sql, component.name), plan);
  }
  return plan;
}

// Tried again and again rather than waited for: a waiting statement would hold a snapshot, for which the other node's
// CREATE INDEX CONCURRENTLY would wait in turn.
Result<void> take_turn(soci::session& sql) {
  for (const auto until = std::chrono::steady_clock::now() + longest_turn; std::chrono::steady_clock::now() < until;) {
    int mine = 0;
    sql << "SELECT cast(pg_try_advisory_lock(" << advisory_key << ") AS integer)", soci::into(mine);
    if (mine == 1) return {};
    std::this_thread::sleep_for(200ms);
  }
  return fail("migration_busy",
              "another node has been migrating this database for 15 minutes. Look at it, then start again.");
}

Error together(const std::vector<Error>& problems) {
  std::string text;
  for (const auto& problem : problems) text += (text.empty() ? "" : "\n") + problem.message;
  return {problems.front().code, text};
}

Result<std::string> opened(soci::session& sql, const std::string& url) {
  auto connection = connection_string(url, limits);
  if (!connection) return connection;
  try {
    open(sql, *connection);
    return connection;
  } catch (const soci::soci_error& error) {
    return fail("database_unreachable", std::string("PostgreSQL can't be reached: ") + error.what());
  }
}

}  // namespace

Migrator::Migrator(std::string url, const Clock& clock, std::vector<Component> components)
    : url_(std::move(url)), clock_(clock), components_(std::move(components)) {}

Result<MigrationPlan> Migrator::plan() const {
  soci::session sql;
  return opened(sql, url_).map([&](const auto&) { return plan_with(sql, components_); });
}

Result<std::vector<Migration>> Migrator::run(const Progress& before) const {
  soci::session sql;
  if (auto connection = opened(sql, url_); !connection) return tl::unexpected(connection.error());
  if (auto turn = take_turn(sql); !turn) return tl::unexpected(turn.error());
  command(native(sql), "CREATE SCHEMA IF NOT EXISTS kenes");
  command(native(sql),
          "CREATE TABLE IF NOT EXISTS kenes.migration (component text, number integer, name text NOT NULL, "
          "sha256 text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (component, number))");
  auto plan = plan_with(sql, components_);
  if (!plan.problems.empty()) return tl::unexpected(together(plan.problems));
  for (const auto& migration : plan.pending) {
    if (before) before(migration);
    for (int attempt = 1;; ++attempt) {
      const auto done = apply(sql, migration);
      if (done) break;
      if (done.error().code != "migration_locked" || attempt == most_attempts) return tl::unexpected(done.error());
      std::this_thread::sleep_for(1s);
    }
  }
  return std::move(plan.pending);
}

Result<void> Migrator::apply(soci::session& sql, const Migration& migration) const {
  PGconn* server = native(sql);
  const auto record = [&] {
    const auto at = micros(clock_.now());
    // Not kenes.to_time: the migration that makes it is recorded too.
    sql << "INSERT INTO kenes.migration (component, number, name, sha256, at) VALUES (cast(:component AS text), "
           "cast(:number AS integer), cast(:name AS text), cast(:sha256 AS text), "
           "to_timestamp(cast(:at AS bigint) / 1000000.0))",
        soci::use(migration.component), soci::use(migration.number), soci::use(migration.name),
        soci::use(migration.sha256), soci::use(at);
  };
  const std::string path = "SET search_path = " + migration.schema + ", public";
  command(server, ("CREATE SCHEMA IF NOT EXISTS " + migration.schema).c_str());
  command(server, path.c_str());
  if (!migration.transactional) {
    if (auto ran = run_script(server, migration); !ran) return ran;
    record();
    return {};
  }
  command(server, "BEGIN");
  if (auto ran = run_script(server, migration); !ran) {
    command(server, "ROLLBACK");
    return ran;
  }
  if (PQtransactionStatus(server) != PQTRANS_INTRANS) {
    return fail("migration_transaction",
                migration.file + " ends its own transaction. Take BEGIN, COMMIT and ROLLBACK out of it.");
  }
  record();
  command(server, "COMMIT");
  return {};
}

}  // namespace kenes::storage
