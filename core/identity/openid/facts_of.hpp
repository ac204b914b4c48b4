#pragma once
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "config/sign_in.hpp"
#include "kenes/actor.hpp"

namespace kenes::identity::openid {

// A claim by its name, or by a JSON pointer; nullptr when it isn't there. `name` may be empty: no claim.
const boost::json::value* claim_at(const boost::json::object& claims, std::string_view name);
std::string text_at(const boost::json::object& claims, std::string_view name);  // "" for anything but a text
// The same for true, false and whole numbers, too, as they are written in JSON.
std::string plain_at(const boost::json::object& claims, std::string_view name);

// As an account may bear it: without control characters, of 200 characters at most.
std::string name_of(const config::ClaimNames& names, const boost::json::object& claims);
PersonFacts facts_of(const config::ClaimNames& names, const boost::json::object& claims);

}  // namespace kenes::identity::openid
