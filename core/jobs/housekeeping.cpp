#include "jobs/policy.hpp"
#include "jobs/store.hpp"
#include "kenes/sql.hpp"

namespace kenes::jobs {

void renew(soci::session& sql, const std::vector<std::int64_t>& ids, const std::string& node, Time lease_until) {
  const auto until = micros(lease_until);
  const auto wanted = sql::array(ids);
  sql << "UPDATE kenes.job SET lease_until = kenes.to_time(cast(:until AS bigint)) "
         "WHERE id = ANY (cast(:ids AS bigint[])) AND state = 'running' AND taken_by = cast(:node AS text)",
      soci::use(until), soci::use(wanted), soci::use(node);
}

bool exists(soci::session& sql, const std::string& kind, const std::string& unique_key) {
  int found = 0;
  sql << "SELECT 1 FROM kenes.job WHERE kind = cast(:kind AS text) AND unique_key = cast(:key AS text) "
         "AND state IN ('waiting', 'running') LIMIT 1",
      soci::use(kind), soci::use(unique_key), soci::into(found);
  return sql.got_data();
}

int free_abandoned(soci::session& sql, Time now) {
  struct Abandoned {
    TakenJob job;
    std::string node;
  };
  std::vector<Abandoned> all;
  const auto at = micros(now);
  {
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT id, kind, coalesce(unique_key, ''), attempts, coalesce(taken_by, '') FROM kenes.job "
                        "WHERE state = 'running' AND lease_until <= kenes.to_time(cast(:now AS bigint)) "
                        "ORDER BY lease_until LIMIT 100 FOR UPDATE SKIP LOCKED",
         soci::use(at));
    for (const auto& row : rows) {
      all.push_back({{.id = row.get<long long>(0),
                      .kind = row.get<std::string>(1),
                      .unique_key = row.get<std::string>(2),
                      .attempts = row.get<int>(3)},
                     row.get<std::string>(4)});
    }
  }
  for (const auto& [job, node] : all) {
    if (job.attempts >= max_attempts) {
      mark_failed(sql, job, node, now, "abandoned");
    } else {
      mark_waiting(sql, job, node, now, now, "abandoned");
    }
  }
  return static_cast<int>(all.size());
}

int prune(soci::session& sql, Time done_before, Time failed_before) {
  int removed = 0;
  const auto remove = [&](const std::string& state, std::int64_t before) {
    soci::statement statement =
        (sql.prepare
             << "DELETE FROM kenes.job WHERE id IN (SELECT id FROM kenes.job WHERE state = cast(:state AS text) "
                "AND state IN ('done', 'failed') AND finished_at < kenes.to_time(cast(:before AS bigint)) "
                "ORDER BY finished_at LIMIT 500 FOR UPDATE SKIP LOCKED)",
         soci::use(state), soci::use(before));
    statement.execute(true);
    removed += static_cast<int>(statement.get_affected_rows());
  };
  remove("done", micros(done_before));
  remove("failed", micros(failed_before));
  return removed;
}

std::map<std::string, Counts> counts(soci::session& sql, Time now) {
  std::map<std::string, Counts> all;
  const auto at = micros(now);
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "SELECT kind, count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'running'), "
              "count(*) FILTER (WHERE state = 'failed'), "
              "cast(greatest(0, coalesce(cast(:now AS bigint) - kenes.to_micros(min(due_at) FILTER "
              "(WHERE state = 'waiting')), 0)) / 1000000 AS bigint) "
              "FROM kenes.job WHERE state IN ('waiting', 'running', 'failed') GROUP BY kind",
       soci::use(at));
  for (const auto& row : rows) {
    all[row.get<std::string>(0)] = {row.get<long long>(1), row.get<long long>(2), row.get<long long>(3),
                                    row.get<long long>(4)};
  }
  return all;
}

}  // namespace kenes::jobs
