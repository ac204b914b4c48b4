#pragma once
#include <string>

#include "kenes/call.hpp"
#include "kenes/participation/eligibility.hpp"

namespace kenes::petition {

// Why the person who is signed in may not take part by this rule, in their language; "" if they may. `stronger` is what
// to say when another way to sign in would help.
std::string refusal(const Call& call, const participation::Eligibility& rule, const std::string& stronger);

}  // namespace kenes::petition
