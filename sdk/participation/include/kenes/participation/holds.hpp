#pragma once
// A hold of one submission, while moderators look into where its support comes from. Supporters go on signing and the
// count goes on, but it moves nothing: no need is met, no threshold opens a duty or lets one lapse, and a stage whose
// end depends on the count doesn't end (its deadline still ends the signing). When the hold ends, what is due by the
// count as it is then is done at once. Everyone reads that there is a hold, and why; the note is for moderators.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/api.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

struct Hold {
  std::int64_t id = 0, submission_id = 0;
  std::string reason;  // for everyone: one sentence
  std::string note;    // for moderators
  Time began_at{};
  std::int64_t began_by = 0;  // person
  std::optional<Time> ended_at;

  static constexpr int longest_reason = 300;
  static constexpr int longest_note = 2000;
};

class KENES_API Holds {
 public:
  virtual ~Holds();
  // In the timeline, audited. Errors: "not_found", "draft" (nobody supports it yet), "held_already", "reason" (none, or
  // too long), "note" (too long).
  virtual Result<Hold> begin(soci::session& sql, std::int64_t submission_id, const std::string& reason,
                             const std::string& note, const Actor& by) = 0;
  // In the timeline, audited; moves the submission on if it is due. Error: "not_held".
  virtual Result<Hold> end(soci::session& sql, std::int64_t submission_id, const Actor& by) = 0;
  virtual std::optional<Hold> current(soci::session& sql, std::int64_t submission_id) = 0;
  // The latest first, at most 100.
  virtual std::vector<Hold> history(soci::session& sql, std::int64_t submission_id) = 0;
};

}  // namespace kenes::participation
