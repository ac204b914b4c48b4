#pragma once
#include <vector>

#include <soci/soci.h>

#include "office.hpp"

namespace kenes::petition {

// {reason, began_at}, or null while it isn't held: the note petition/watching/held, for everyone.
boost::json::value held_model(soci::session& sql, const Office& office, const participation::Submission& standing);
// For moderators: with the note and the end.
boost::json::array hold_models(const std::vector<participation::Hold>& holds);

}  // namespace kenes::petition
