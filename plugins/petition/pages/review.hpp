#pragma once
// What the pages of a moderator's review share.
#include <optional>

#include "kenes/participation/kit.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

struct Review {
  Seen seen;
  std::optional<participation::Claim> claim;  // that still holds
  std::vector<participation::TimelineEntry> timeline;

  bool waits() const { return seen.stage->kind == participation::StageKind::review; }
  bool mine(const Call& call) const { return claim && claim->person_id == call.actor().person_id; }
};

std::optional<Review> read_review(const Office& office, const Call& call);
// The page "petition/review". `form` holds outcome, reason and note, entered or blank.
Response review_response(const Call& call, const Office& office, const Review& review, boost::json::object form,
                         int status);
boost::json::object blank_decision();

}  // namespace kenes::petition
