#pragma once
#include "invalidating/invalidating.hpp"

namespace kenes::petition {

// id, href, reason, state (a word of the kit), state_text, at_work, began_at, ended_at, expected, invalidated,
// restored, standing_away (that don't count because of it now), undone_at, undone_because.
boost::json::object invalidation_model(const Call& call, const participation::Invalidation& invalidation);

}  // namespace kenes::petition
