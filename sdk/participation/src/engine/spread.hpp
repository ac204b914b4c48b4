#pragma once
#include <soci/soci.h>

#include "kenes/participation/requirement.hpp"

namespace kenes::participation {

// Whether enough places have each what is asked of it.
bool spread_met(soci::session& sql, std::int64_t submission_id, const Requirement::Spread& spread);

}  // namespace kenes::participation
