#pragma once
// What comes back of a message, as people and browsers send it.
#include <string>

#include "kenes/request.hpp"

namespace kenes::identity {

// Codes are copied with blanks and read aloud in groups.
std::string digits_of(std::string code);
bool is_code(const std::string& code);
// Some browsers load pages ahead of a click and say so.
bool is_prefetch(const Request& request);

}  // namespace kenes::identity
