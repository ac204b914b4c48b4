#pragma once
// The use cases of acts; each tells whom it concerns.
#include <cstdint>
#include <string>
#include <string_view>

#include "kenes/actor.hpp"
#include "kenes/participation/acts.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// Errors: those of Acts::carry_out.
Result<participation::Act> carry_out_act(const Office& office, std::string_view service, std::int64_t id,
                                         const participation::NewAct& act, const Actor& by);

// Errors: those of Acts::withdraw; "not_found" also for an act of another petition.
Result<void> withdraw_act(const Office& office, std::string_view service, std::int64_t id, std::int64_t act_id,
                          const std::string& because, const Actor& by);

// The caller has checked that `by` may. Errors: "not_found", "withdrawn", "answered" (once is enough).
Result<void> reply_to_act(const Office& office, std::string_view service, std::int64_t id, std::int64_t act_id,
                          const std::string& text, bool published, const Actor& by);

}  // namespace kenes::petition
