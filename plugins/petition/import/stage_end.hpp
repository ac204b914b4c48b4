#pragma once
#include <optional>

#include <soci/soci.h>

#include "domain/stages.hpp"
#include "office.hpp"

namespace kenes::petition {

// When a stage that began at `since` ends, by the portal's calendar; none if it has no time limit.
std::optional<Time> stage_end(soci::session& sql, const Office& office, const Stage& stage, Time since);

}  // namespace kenes::petition
