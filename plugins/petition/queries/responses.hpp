#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "domain/responses.hpp"

namespace kenes::petition {

// The oldest first; at most one for each duty.
std::vector<Answer> answers_of(soci::session& sql, std::int64_t petition_id);
std::vector<Debate> debates_of(soci::session& sql, std::int64_t petition_id);

}  // namespace kenes::petition
