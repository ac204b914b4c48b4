#include "jobs/store.hpp"
#include "kenes/sql.hpp"

namespace kenes::jobs {

std::optional<TakenJob> take(soci::session& sql, const std::vector<std::string>& kinds, const std::string& node,
                             Time now, Time lease_until) {
  TakenJob job;
  std::string payload;
  soci::indicator key_state = soci::i_ok;
  long long id = 0;
  const auto names = sql::array(kinds);
  const auto at = micros(now), until = micros(lease_until);
  // The first due of each kind by its index; of these any one, by chance.
  sql << "UPDATE kenes.job SET state = 'running', attempts = attempts + 1, taken_by = cast(:node AS text), "
         "lease_until = kenes.to_time(cast(:until AS bigint)) WHERE id = ("
         "SELECT first.id FROM unnest(cast(:kinds AS text[])) AS known(kind) CROSS JOIN LATERAL ("
         "SELECT job.id FROM kenes.job WHERE job.state = 'waiting' AND job.kind = known.kind "
         "AND job.due_at <= kenes.to_time(cast(:now AS bigint)) ORDER BY job.due_at, job.id LIMIT 1 "
         "FOR UPDATE SKIP LOCKED) AS first ORDER BY random() LIMIT 1) "
         "RETURNING id, kind, unique_key, cast(payload AS text), attempts",
      soci::use(node), soci::use(until), soci::use(names), soci::use(at), soci::into(id), soci::into(job.kind),
      soci::into(job.unique_key, key_state), soci::into(payload), soci::into(job.attempts);
  if (!sql.got_data()) return std::nullopt;
  job.id = id;
  if (key_state == soci::i_null) job.unique_key.clear();
  job.payload = boost::json::parse(payload).as_object();
  return job;
}

std::optional<Time> next_due(soci::session& sql, const std::vector<std::string>& kinds) {
  long long due = 0;
  const auto names = sql::array(kinds);
  sql << "SELECT kenes.to_micros(first.due_at) FROM unnest(cast(:kinds AS text[])) AS known(kind) CROSS JOIN LATERAL ("
         "SELECT job.due_at FROM kenes.job WHERE job.state = 'waiting' AND job.kind = known.kind "
         "ORDER BY job.due_at, job.id LIMIT 1) AS first ORDER BY first.due_at LIMIT 1",
      soci::use(names), soci::into(due);
  if (!sql.got_data()) return std::nullopt;
  return from_micros(due);
}

}  // namespace kenes::jobs
