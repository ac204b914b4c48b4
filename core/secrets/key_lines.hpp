#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace kenes::secrets {

inline constexpr std::size_t shortest_key = 32;  // characters

// The portal's keys as they are configured or lie in a file: one a line, the first one first. Blanks at the ends of
// lines and empty lines don't count.
std::vector<std::string> key_lines(std::string_view text);

}  // namespace kenes::secrets
