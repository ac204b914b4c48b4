#pragma once
#include <soci/soci.h>

#include "engine/engine.hpp"

namespace kenes::participation {

// What the engine writes into the timeline. `record` stands in `to` already.
void add_stage_entry(soci::session& sql, const Record& record, const Stage& to, const std::string& from,
                     const Cause& cause);
void add_duty_entry(soci::session& sql, const Duty& duty, const std::string& kind, Time at);

}  // namespace kenes::participation
