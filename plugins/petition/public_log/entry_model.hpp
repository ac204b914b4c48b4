#pragma once
#include <string>

#include <boost/json.hpp>

#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// An entry of a log for people: number, kind (`withdrawn`, … true), at, place (its name, or null), pseudonym, support
// (the number of the signature that is invalidated or restored, or null), reason. Null if it can't be read.
boost::json::value entry_model(const Call& call, const Office& office, const std::string& entry);

}  // namespace kenes::petition
