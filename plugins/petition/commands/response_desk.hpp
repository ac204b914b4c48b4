#pragma once
// Steps that publishing an answer and publishing a debate share. All are part of the caller's transaction.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// The duty of a petition of this service, the petition's row locked. Errors: "not_found", "not_open".
Result<participation::Duty> duty_of(soci::session& sql, const Office& office, std::string_view service, std::int64_t id,
                                    const std::string& rule);

// Keeps what the row (petition.answer or petition.debate) says now before it is replaced.
void keep_revision(soci::session& sql, const Office& office, const std::string& kind, std::int64_t id,
                   const std::string& duty, const Actor& by);

// Meets the duty if it is still open.
Result<void> meet(soci::session& sql, const Office& office, const participation::Duty& duty, const Actor& by);

// The public timeline, the audit and the petition's time of change.
void note_down(soci::session& sql, const Office& office, std::int64_t id, const std::string& action,
               const boost::json::object& data, bool on_timeline, const Actor& by);

}  // namespace kenes::petition
