#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/petition.hpp"
#include "kenes/actor.hpp"
#include "kenes/participation/kit.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// Whether a decision may be made as it is: the outcome exists, its reason fits where it leads (a reason whose text must
// not be shown only where nobody sees it), its note is there. Errors: "unknown_outcome", "reason_required",
// "unknown_reason", "reason_unfit", "note_required".
Result<void> check_decision(const participation::Process& process, const participation::Stage& stage,
                            const participation::Decision& decision);

// Decides while the lock of the desk is the actor's, and gives it back.
// Errors: "not_found", "claimed" (another moderator holds the lock), "wrong_stage", "not_accepted" (the texts are
// edited together, and the author hasn't accepted the newest version), and those of check_decision.
Result<void> decide_petition(const Office& office, std::string_view service, std::int64_t id,
                             const participation::Decision& decision, const Actor& by);

// Replaces the topics; unknown codes are ignored. Error: "not_found".
Result<void> assign_topics(const Office& office, std::string_view service, std::int64_t id,
                           const std::vector<std::string>& codes, const Actor& by);

}  // namespace kenes::petition
