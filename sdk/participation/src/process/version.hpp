#pragma once
#include <string>

#include <boost/json.hpp>

namespace kenes::participation {

// SHA-256 of what a process file says, in hex digits: keys in the order of the alphabet, without layout and comments,
// so that a corrected comment is no new law.
std::string version_of(const boost::json::value& root);

}  // namespace kenes::participation
