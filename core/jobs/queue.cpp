#include "jobs/queue.hpp"

#include "kenes/sql.hpp"
#include "storage/after_commit.hpp"

namespace kenes::jobs {
namespace {

bool inserted(soci::session& sql, const JobRequest& job, Time now) {
  const auto payload = boost::json::serialize(job.payload);
  const auto due = micros(job.at), created = micros(now);
  soci::statement insert =
      (sql.prepare << "INSERT INTO kenes.job (kind, payload, unique_key, due_at, created_at) VALUES "
                      "(cast(:kind AS text), cast(:payload AS jsonb), nullif(cast(:key AS text), ''), "
                      "kenes.to_time(cast(:due AS bigint)), kenes.to_time(cast(:created AS bigint))) "
                      "ON CONFLICT (kind, unique_key) WHERE state = 'waiting' AND unique_key IS NOT NULL DO NOTHING",
       soci::use(job.kind), soci::use(payload), soci::use(job.unique_key), soci::use(due), soci::use(created));
  insert.execute(true);
  return insert.get_affected_rows() > 0;
}

// Keeps the waiting job from being taken before this transaction commits. Otherwise it could run now, not see what this
// transaction wrote, and leave it without a job.
bool held(soci::session& sql, const JobRequest& job) {
  long long id = 0;
  sql << "SELECT id FROM kenes.job WHERE kind = cast(:kind AS text) AND unique_key = cast(:key AS text) "
         "AND state = 'waiting' FOR KEY SHARE",
      soci::use(job.kind), soci::use(job.unique_key), soci::into(id);
  return sql.got_data();
}

}  // namespace

Queue::Queue(const Clock& clock) : clock_(clock) {}
Queue::~Queue() = default;

void Queue::listen(const std::shared_ptr<Bell>& bell) {
  const std::lock_guard lock(mutex_);
  bells_.emplace_back(bell);
}

void Queue::enqueue(soci::session& sql, const JobRequest& job) {
  const auto now = clock_.now();
  // Again if the waiting job was taken between the two looks.
  while (!inserted(sql, job, now) && !held(sql, job)) {
  }
  if (job.at > now) return;
  const std::lock_guard lock(mutex_);
  for (const auto& known : bells_) {
    if (auto bell = known.lock()) storage::after_commit([bell] { bell->ring(); });
  }
}

void Queue::cancel(soci::session& sql, const std::string& kind, const std::string& unique_key) {
  sql << "DELETE FROM kenes.job WHERE kind = cast(:kind AS text) AND unique_key = cast(:key AS text) AND state = "
         "'waiting'",
      soci::use(kind), soci::use(unique_key);
}

}  // namespace kenes::jobs
