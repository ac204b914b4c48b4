#pragma once
// Who may take part, on the pages of those who want to.
#include <optional>
#include <string>

#include "kenes/call.hpp"
#include "kenes/participation/eligibility.hpp"
#include "office.hpp"

namespace kenes::petition {

// What a person declares to take part, in the visitor's language: the label of a box to tick. "" where the process
// takes no declarations or asks nothing that one could declare.
std::string declaration(const Call& call, const participation::Eligibility& rule);

// What is asked beyond an account, a line for each thing: [{text}].
boost::json::array who_may(const Call& call, const Office& office, const participation::Eligibility& rule);

// Somebody who has not signed in: where to do so, by a way that shows what the rule asks, and come back to `then`.
// `why` is said where any way will do.
Response sign_in_for(Call& call, const participation::Eligibility& rule, const std::string& then,
                     const std::string& why);

// For somebody who has signed in and may not take part by this rule: the page that says why, and offers another way to
// sign in where that can help, with a way back to `form` (a path of this portal), where what was entered is found
// again. None if they may. `declared`: the box was ticked, or may still be.
std::optional<Response> turned_away(Call& call, const Office& office, const participation::Eligibility& rule,
                                    bool declared, const std::string& form);

}  // namespace kenes::petition
