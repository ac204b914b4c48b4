#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes {

struct JobRequest {
  std::string kind;             // a kind that the same plugin declared: "petition.import_counts"
  boost::json::object payload;  // no personal data: ids only
  Time at;                      // not before; a timer is a job in the future
  std::string unique_key = "";  // at most one waiting job of this kind and key; a second request moves nothing
};

// Durable work. A job is a row, so it is asked for in the caller's transaction and happens if and only if that commits.
// One node takes each (FOR UPDATE SKIP LOCKED); a failure is retried with back-off, and after max_attempts the job is
// parked as "failed" where operators see it. A handler may run twice (killed after its work, before its mark): it must
// be idempotent. [any thread]
class KENES_API Jobs {
 public:
  virtual ~Jobs();
  virtual void enqueue(soci::session& sql, const JobRequest& job) = 0;
  // Removes the waiting job of this kind and key, if there is one.
  virtual void cancel(soci::session& sql, const std::string& kind, const std::string& unique_key) = 0;
};

}  // namespace kenes
