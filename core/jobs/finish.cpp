#include <soci/postgresql/soci-postgresql.h>

#include "jobs/policy.hpp"
#include "jobs/store.hpp"

namespace kenes::jobs {
namespace {

// `attempts` tells this lease from a later one of the same node.
constexpr const char* still_ours =
    " WHERE id = cast(:id AS bigint) AND state = 'running' AND taken_by = cast(:node AS text) "
    "AND attempts = cast(:attempts AS integer)";

bool end(soci::session& sql, const TakenJob& job, const std::string& node, Time now, const std::string& state,
         const std::string& error) {
  const auto at = micros(now);
  soci::statement update =
      (sql.prepare << "UPDATE kenes.job SET state = cast(:state AS text), error = nullif(cast(:error AS text), ''), "
                      "finished_at = kenes.to_time(cast(:now AS bigint)), lease_until = NULL"
                   << still_ours,
       soci::use(state), soci::use(error), soci::use(at), soci::use(job.id), soci::use(node), soci::use(job.attempts));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

bool another_waits(soci::session& sql, const TakenJob& job) {
  if (job.unique_key.empty()) return false;
  int found = 0;
  sql << "SELECT 1 FROM kenes.job WHERE kind = cast(:kind AS text) AND unique_key = cast(:key AS text) "
         "AND state = 'waiting'",
      soci::use(job.kind), soci::use(job.unique_key), soci::into(found);
  return sql.got_data();
}

}  // namespace

bool mark_done(soci::session& sql, const TakenJob& job, const std::string& node, Time now) {
  return end(sql, job, node, now, "done", "");
}

bool mark_failed(soci::session& sql, const TakenJob& job, const std::string& node, Time now, const std::string& error) {
  return end(sql, job, node, now, "failed", error);
}

bool mark_waiting(soci::session& sql, const TakenJob& job, const std::string& node, Time now, Time due,
                  const std::string& error) {
  if (another_waits(sql, job)) return end(sql, job, node, now, "done", "superseded");
  const auto at = micros(due);
  soci::statement update =
      (sql.prepare << "UPDATE kenes.job SET state = 'waiting', error = nullif(cast(:error AS text), ''), "
                      "due_at = kenes.to_time(cast(:due AS bigint)), taken_by = NULL, lease_until = NULL"
                   << still_ours,
       soci::use(error), soci::use(at), soci::use(job.id), soci::use(node), soci::use(job.attempts));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

bool retry_failed(soci::session& sql, std::int64_t id, Time now) {
  const auto at = micros(now);
  soci::statement update =
      (sql.prepare
           << "UPDATE kenes.job SET state = 'waiting', attempts = 0, finished_at = NULL, taken_by = NULL, "
              "due_at = kenes.to_time(cast(:now AS bigint)) WHERE id = cast(:id AS bigint) AND state = 'failed'",
       soci::use(at), soci::use(id));
  update.execute(true);
  return update.get_affected_rows() > 0;
}

}  // namespace kenes::jobs
