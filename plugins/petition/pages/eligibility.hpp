#pragma once
#include <string>

#include "kenes/call.hpp"
#include "kenes/participation/eligibility.hpp"

namespace kenes::petition {

// What a person declares to take part, in the visitor's language: the label of a box to tick. "" where the process
// takes no declarations or asks nothing that one could declare.
std::string declaration(const Call& call, const participation::Eligibility& rule);

// Why the person who is signed in may not take part by this rule, in their language; "" if they may. `stronger` is what
// to say when another way to sign in would help; `declared`: the box was ticked.
std::string refusal(const Call& call, const participation::Eligibility& rule, bool declared,
                    const std::string& stronger);

}  // namespace kenes::petition
