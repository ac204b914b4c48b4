#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <soci/soci.h>
#include <boost/json.hpp>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// What happened to a submission, for its public timeline. The kit adds kind "stage" (data: from, to, cause, reason),
// "duty_opened", "duty_met", "duty_lapsed" (data: duty), "deadline_extended" (data: until), "invalidated" and
// "restored" (data: invalidation, count, reason), "held" (data: reason), "hold_ended"; plugins add their own
// ("petition.debate_scheduled").
struct TimelineEntry {
  Time at{};
  std::string kind;
  boost::json::object data;
  bool everyone = true;  // false: author and staff only
};

class KENES_API Timeline {
 public:
  virtual ~Timeline();
  virtual void add(soci::session& sql, std::int64_t submission_id, const TimelineEntry& entry) = 0;
  // The oldest first, at most 500.
  virtual std::vector<TimelineEntry> read(soci::session& sql, std::int64_t submission_id, bool everyone_only) = 0;
  // Replaces the entries of an imported submission.
  virtual void replace(soci::session& sql, std::int64_t submission_id, const std::vector<TimelineEntry>& entries) = 0;
};

}  // namespace kenes::participation
