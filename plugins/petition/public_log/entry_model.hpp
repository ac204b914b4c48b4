#pragma once
#include <string>

#include <boost/json.hpp>

#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// An entry of a log for people: number, withdrawn, at, place (its name, or null), pseudonym. Null if it can't be read.
boost::json::value entry_model(const Call& call, const Office& office, const std::string& entry);

}  // namespace kenes::petition
