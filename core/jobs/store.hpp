#pragma once
// The rows of kenes.job as a runner sees them. Every function works in the caller's transaction.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/time.hpp"

namespace kenes::jobs {

struct TakenJob {
  std::int64_t id = 0;
  std::string kind;
  std::string unique_key;
  boost::json::object payload;
  int attempts = 0;  // this one included
};

// Takes the job that is due the longest; of each kind in turn, so that a flood of one kind doesn't hold up the others.
std::optional<TakenJob> take(soci::session& sql, const std::vector<std::string>& kinds, const std::string& node,
                             Time now, Time lease_until);

// When the first of the waiting jobs of these kinds falls due; none if nothing waits.
std::optional<Time> next_due(soci::session& sql, const std::vector<std::string>& kinds);

// Marks the end of a job. False if this node's lease had ended and another node has taken the job since.
bool mark_done(soci::session& sql, const TakenJob& job, const std::string& node, Time now);
bool mark_failed(soci::session& sql, const TakenJob& job, const std::string& node, Time now, const std::string& error);
// Back to waiting until `due`; if a job of the same kind and key is waiting already, that one does the work and this
// one ends.
bool mark_waiting(soci::session& sql, const TakenJob& job, const std::string& node, Time now, Time due,
                  const std::string& error);

// Prolongs this node's leases on the jobs that it is running.
void renew(soci::session& sql, const std::vector<std::int64_t>& ids, const std::string& node, Time lease_until);
// Frees up to 100 jobs whose node is gone: back to waiting, or failed when their attempts are used up (a job that kills
// its node must not kill them all). Returns how many.
int free_abandoned(soci::session& sql, Time now);
// Removes up to 1000 finished jobs. Returns how many.
int prune(soci::session& sql, Time done_before, Time failed_before);

// Whether a job of this kind and key waits or runs.
bool exists(soci::session& sql, const std::string& kind, const std::string& unique_key);

// Lets the waiting job of this kind and key run no later than `due`.
void bring_forward(soci::session& sql, const std::string& kind, const std::string& unique_key, Time due);

// An operator's second chance for a failed job: due now, with all its attempts. False if it isn't failed.
bool retry_failed(soci::session& sql, std::int64_t id, Time now);

struct Counts {
  std::int64_t due = 0, running = 0, failed = 0;
  std::int64_t longest_due_seconds = 0;  // how long the job that waits the longest has been due
};
// For metrics and the back office. Jobs of the future aren't counted: there may be millions of them.
std::map<std::string, Counts> counts(soci::session& sql, const std::vector<std::string>& kinds, Time now);

}  // namespace kenes::jobs
