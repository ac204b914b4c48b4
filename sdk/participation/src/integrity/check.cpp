#include "integrity/check.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include <limits>

#include "integrity/compare.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

std::vector<std::int64_t> waiting(soci::session& sql, Time now, int limit) {
  const auto long_ago = micros(now - std::chrono::hours{24 * 7});
  const soci::rowset<long long> rows =
      (sql.prepare << "select s.id from participation.submission s left join participation.ledger_check c "
                      "on c.submission_id = s.id where s.ledger_size > 0 and (c.submission_id is null "
                      "or c.ledger_size <> s.ledger_size or c.checked_at < kenes.to_time(cast(:ago as bigint))) "
                      "order by c.checked_at nulls first limit cast(:limit as integer)",
       soci::use(long_ago), soci::use(limit));
  return {rows.begin(), rows.end()};
}

// One state of the database for the whole comparison, however long it takes; nobody waits for it.
std::vector<std::string> compare(Host& host, std::int64_t id) {
  return host.database().write([&](soci::session& sql) {
    sql << "set transaction isolation level repeatable read, read only";
    sql << "set local statement_timeout = 0";
    return compare_ledger(sql, id);
  });
}

void write_down(Host& host, const LedgerDifference& found, std::int64_t size) {
  const auto now = micros(host.clock().now());
  const auto differences = fmt::format("{}", fmt::join(found.what, "; "));
  host.database().write([&](soci::session& sql) {
    sql << "insert into participation.ledger_check (submission_id, checked_at, ledger_size, differences) values "
           "(cast(:id as bigint), kenes.to_time(cast(:now as bigint)), cast(:size as bigint), cast(:differences as "
           "text)) "
           "on conflict (submission_id) do update set checked_at = excluded.checked_at, ledger_size = "
           "excluded.ledger_size, differences = excluded.differences",
        soci::use(found.submission_id), soci::use(now), soci::use(size), soci::use(differences);
    if (found.what.empty()) return;
    host.audit().record(sql, {0,
                              "participation.ledger_differs",
                              fmt::format("submission:{}", found.submission_id),
                              {{"differences", differences}}});
  });
  if (found.what.empty()) return;
  host.log().error(
      "ALARM: the ledger of submission {} is not what its entries come to: {}. Nothing was mended. Compare it with a "
      "backup before anybody relies on its count",
      found.submission_id, differences);
}

}  // namespace

std::vector<LedgerDifference> check_ledgers(Host& host, int limit, int& looked_at) {
  const auto ids = host.database().read([&](soci::session& sql) { return waiting(sql, host.clock().now(), limit); });
  looked_at = static_cast<int>(ids.size());
  std::vector<LedgerDifference> differing;
  for (const auto id : ids) {
    // Read before: what comes in meanwhile is looked at the next time.
    const auto size = host.database().read([&](soci::session& sql) {
      long long now = 0;
      sql << "select ledger_size from participation.submission where id = cast(:id as bigint)", soci::use(id),
          soci::into(now);
      return static_cast<std::int64_t>(now);
    });
    LedgerDifference found{id, compare(host, id)};
    write_down(host, found, size);
    if (!found.what.empty()) differing.push_back(std::move(found));
  }
  return differing;
}

int check_all_ledgers(Host& host) {
  host.database().write([](soci::session& sql) { sql << "delete from participation.ledger_check"; });
  constexpr int at_once = 100;
  int all = 0, looked_at = 0, differing = 0;
  do {
    for (const auto& [id, what] : check_ledgers(host, at_once, looked_at)) {
      ++differing;
      fmt::print("submission {}:\n  {}\n", id, fmt::join(what, "\n  "));
    }
    all += looked_at;
  } while (looked_at == at_once);
  fmt::print("{} ledgers counted again, {} differ.\n", all, differing);
  return differing == 0 ? 0 : 1;
}

}  // namespace kenes::participation
