#pragma once
#include <string>

#include "kenes/call.hpp"
#include "kenes/challenges.hpp"

namespace kenes::petition {

// A proof is for one petition and one person, so that nobody can collect them for others.
std::string challenge_scope(const Call& call, std::int64_t petition_id);

}  // namespace kenes::petition
