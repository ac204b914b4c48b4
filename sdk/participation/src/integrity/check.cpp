#include "integrity/check.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include "integrity/compare.hpp"
#include "integrity/report.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

struct Due {
  std::vector<std::int64_t> ids;
  std::int64_t all = 0;
};

Due find_due(soci::session& sql, const CheckRun& run, int limit) {
  const auto began = micros(run.began), long_ago = micros(run.began - std::chrono::hours{24 * 7});
  const int all = run.all ? 1 : 0;
  sql << "set local statement_timeout = '60s'";  // it goes through all submissions, some times a day
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select s.id, count(*) over () from participation.submission s "
                      "left join participation.ledger_check c on c.submission_id = s.id "
                      "where s.ledger_size > 0 and (c.submission_id is null or (c.checked_at < kenes.to_time("
                      "cast(:began as bigint)) and (cast(:all as int) <> 0 or c.ledger_size <> s.ledger_size "
                      "or c.checked_at < kenes.to_time(cast(:ago as bigint))))) "
                      "order by c.checked_at nulls first, s.id limit cast(:limit as integer)",
       soci::use(began), soci::use(all), soci::use(long_ago), soci::use(limit));
  Due due;
  for (const auto& row : rows) {
    due.ids.push_back(number_at(row, 0));
    due.all = number_at(row, 1);
  }
  return due;
}

// Read before the comparison: what comes in meanwhile is looked at the next time.
std::int64_t size_of(Host& host, std::int64_t id) {
  return host.database().read([&](soci::session& sql) {
    long long size = 0;
    sql << "select ledger_size from participation.submission where id = cast(:id as bigint)", soci::use(id),
        soci::into(size);
    return static_cast<std::int64_t>(size);
  });
}

// One state of the database for the whole comparison, however long it takes; nobody waits for it.
std::vector<std::string> compare(Host& host, std::int64_t id) {
  return host.database().write([&](soci::session& sql) {
    sql << "set transaction isolation level repeatable read, read only";
    sql << "set local statement_timeout = 0";
    return compare_ledger(sql, id);
  });
}

// Trouble of the database, which says nothing about a ledger: the run is to be repeated.
bool is_general(const std::exception& error) {
  if (dynamic_cast<const DatabaseUnavailable*>(&error) != nullptr) return true;
  const auto state = sql::sqlstate(error);
  return state.starts_with("08") || state.starts_with("40") || state.starts_with("53") || state.starts_with("55") ||
         state.starts_with("57");
}

// What was changed past the ledger may be such that counting fails: that is to be told, not to end the run.
std::vector<std::string> compare_or_tell(Host& host, std::int64_t id) {
  try {
    return compare(host, id);
  } catch (const std::exception& error) {
    if (is_general(error)) throw;
    // An error of the database repeats the statement and its parameters: only what kind it is.
    const auto state = sql::sqlstate(error);
    return {"could not be counted: " + (state.empty() ? std::string(error.what()) : "sqlstate " + state)};
  }
}

}  // namespace

CheckedPart check_ledgers(Host& host, const CheckRun& run, int limit) {
  const auto due = host.database().write([&](soci::session& sql) { return find_due(sql, run, limit); });
  CheckedPart part;
  for (const auto id : due.ids) {
    const auto size = size_of(host, id);
    LedgerDifference found{id, compare_or_tell(host, id)};
    report(host, found, size);
    if (!found.what.empty()) part.differing.push_back(std::move(found));
  }
  part.looked_at = static_cast<int>(due.ids.size());
  part.waiting = due.all - part.looked_at;
  return part;
}

int check_all_ledgers(Host& host, int at_once) {
  const CheckRun run{host.clock().now(), true};
  int all = 0, differing = 0;
  while (true) {
    const auto part = check_ledgers(host, run, at_once);
    if (part.looked_at == 0) break;
    for (const auto& [id, what] : part.differing) {
      ++differing;
      fmt::print("submission {}:\n  {}\n", id, fmt::join(what, "\n  "));
    }
    all += part.looked_at;
  }
  fmt::print("{} ledgers counted again, {} differ.\n", all, differing);
  return differing == 0 ? 0 : 1;
}

}  // namespace kenes::participation
