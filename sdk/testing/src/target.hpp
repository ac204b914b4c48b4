#pragma once
#include <string>
#include <string_view>

#include "kenes/request.hpp"

namespace kenes::testing {

std::string percent_encoded(std::string_view text);
// Throws std::invalid_argument for a broken escape: a test that sends one has a fault itself.
std::string percent_decoded(std::string_view text, bool plus_is_space);
NamedValues parse_query(std::string_view query);

}  // namespace kenes::testing
