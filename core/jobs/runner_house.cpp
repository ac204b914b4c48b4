// The part of the runner that looks after the rows: how a job ends, leases, timers, retention.
#include <algorithm>

#include "jobs/policy.hpp"
#include "jobs/runner.hpp"

namespace kenes::jobs {
namespace {

constexpr const char* timer_key = "timer";

}  // namespace

void Runner::finish(soci::session& sql, const TakenJob& job, const std::string& error) {
  const auto now = clock_.now();
  const auto timer = job.unique_key == timer_key ? timers_.find(job.kind) : timers_.end();
  const bool again = !error.empty() && job.attempts < max_attempts;
  if (again) {
    std::uniform_real_distribution<double> chance(0, 1);
    std::chrono::microseconds pause;
    {
      const std::lock_guard lock(mutex_);
      pause = back_off(job.attempts, chance(random_));
    }
    if (timer != timers_.end()) pause = std::min<std::chrono::microseconds>(pause, timer->second);
    mark_waiting(sql, job, node_, now, now + pause, error);
    return;
  }
  const bool ours = error.empty() ? mark_done(sql, job, node_, now) : mark_failed(sql, job, node_, now, error);
  if (ours && timer != timers_.end()) {
    queue_.enqueue(sql, {.kind = job.kind, .payload = {}, .at = now + timer->second, .unique_key = timer_key});
  }
}

void Runner::keep_house() {
  for (int round = 0;; ++round) {
    try {
      keep_house_once(round);
    } catch (const DatabaseUnavailable&) {  // in the next round
    } catch (const std::exception& error) {
      log_.error("jobs can't be looked after: {}", code_of(error));
    }
    if (!bell_->sleep(std::chrono::milliseconds(settings_.lease) / 4)) return;
  }
}

void Runner::keep_house_once(int round) {
  const auto now = clock_.now();
  std::vector<std::int64_t> running;
  {
    const std::lock_guard lock(mutex_);
    running.assign(at_work_.begin(), at_work_.end());
  }
  if (!running.empty()) {
    database_.write([&](soci::session& sql) { renew(sql, running, node_, now + settings_.lease); });
  }
  const int freed = database_.write([&](soci::session& sql) { return free_abandoned(sql, now); });
  if (freed > 0) {
    counters_.abandoned += static_cast<std::uint64_t>(freed);
    log_.warn("{} jobs of a node that vanished are given back", freed);
    bell_->ring();
  }
  for (const auto& [kind, interval] : timers_) {
    database_.write([&, &name = kind, every = interval](soci::session& sql) {
      // One node at a time looks; otherwise two that start together would both find nothing, and both ask.
      sql << "SELECT pg_advisory_xact_lock(hashtextextended(cast(:name AS text), 0))", soci::use(name);
      // The interval may be shorter than at the last start.
      if (exists(sql, name, timer_key)) return bring_forward(sql, name, timer_key, now + every);
      queue_.enqueue(sql, {.kind = name, .payload = {}, .at = now, .unique_key = timer_key});
    });
  }
  if (round % 16 != 0) return;
  while (database_.write([&](soci::session& sql) {
    return prune(sql, now - settings_.keep_done, now - settings_.keep_failed);
  }) >= 500) {
    if (!bell_->sleep(std::chrono::milliseconds(50))) return;
  }
}

}  // namespace kenes::jobs
