#pragma once
// What officials publish for their duties. The first publication meets the duty and tells the supporters; later ones
// correct it, and what it said before is kept.
#include <cstdint>
#include <string_view>

#include "domain/responses.hpp"
#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// Errors: "not_found", "not_open" (the petition has no such duty).
Result<void> publish_answer(const Office& office, std::string_view service, std::int64_t id, const Answer& answer,
                            const Actor& by);
// An event was set for debate.scheduled_on. Errors as above.
Result<void> schedule_debate(const Office& office, std::string_view service, std::int64_t id, const Debate& debate,
                             const Actor& by);
// It took place on debate.debated_on. Errors as above.
Result<void> publish_debate(const Office& office, std::string_view service, std::int64_t id, const Debate& debate,
                            const Actor& by);

}  // namespace kenes::petition
