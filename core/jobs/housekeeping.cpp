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
  // In two parts, because each state has an index of its own.
  sql << "SELECT 1 FROM kenes.job WHERE kind = cast(:kind AS text) AND unique_key = cast(:key AS text) "
         "AND state = 'waiting' UNION ALL SELECT 1 FROM kenes.job WHERE state = 'running' "
         "AND kind = cast(:same AS text) AND unique_key = cast(:again AS text) LIMIT 1",
      soci::use(kind), soci::use(unique_key), soci::use(kind), soci::use(unique_key), soci::into(found);
  return sql.got_data();
}

void bring_forward(soci::session& sql, const std::string& kind, const std::string& unique_key, Time due) {
  const auto at = micros(due);
  sql << "UPDATE kenes.job SET due_at = kenes.to_time(cast(:due AS bigint)) WHERE kind = cast(:kind AS text) "
         "AND unique_key = cast(:key AS text) AND state = 'waiting' AND due_at > kenes.to_time(cast(:same AS bigint))",
      soci::use(at), soci::use(kind), soci::use(unique_key), soci::use(at);
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
  const auto remove = [&](const char* state, std::int64_t before) {
    // The state is written out, because only then the planner can use the partial index.
    soci::statement statement =
        (sql.prepare << "DELETE FROM kenes.job WHERE id IN (SELECT id FROM kenes.job WHERE state = '" << state
                     << "' AND finished_at < kenes.to_time(cast(:before AS bigint)) LIMIT 500 FOR UPDATE SKIP LOCKED)",
         soci::use(before));
    statement.execute(true);
    removed += static_cast<int>(statement.get_affected_rows());
  };
  remove("done", micros(done_before));
  remove("failed", micros(failed_before));
  return removed;
}

std::map<std::string, Counts> counts(soci::session& sql, const std::vector<std::string>& kinds, Time now) {
  std::map<std::string, Counts> all;
  const auto at = micros(now);
  const auto wanted = sql::array(kinds);
  const soci::rowset<soci::row> rows =
      (sql.prepare
           << "SELECT known.kind, due.number, busy.running, busy.failed, "
              "cast((cast(:now AS bigint) - coalesce(kenes.to_micros(due.first), cast(:same AS bigint))) / 1000000 "
              "AS bigint) FROM unnest(cast(:kinds AS text[])) AS known(kind) "
              "CROSS JOIN LATERAL (SELECT count(*) AS number, min(due_at) AS first FROM kenes.job "
              "WHERE state = 'waiting' AND kind = known.kind AND due_at <= kenes.to_time(cast(:again AS bigint))) AS "
              "due "
              "CROSS JOIN LATERAL (SELECT "
              "(SELECT count(*) FROM kenes.job WHERE state = 'running' AND kind = known.kind) AS running, "
              "(SELECT count(*) FROM kenes.job WHERE state = 'failed' AND kind = known.kind) AS failed) AS busy",
       soci::use(at), soci::use(at), soci::use(wanted), soci::use(at));
  for (const auto& row : rows) {
    all[row.get<std::string>(0)] = {row.get<long long>(1), row.get<long long>(2), row.get<long long>(3),
                                    row.get<long long>(4)};
  }
  return all;
}

}  // namespace kenes::jobs
