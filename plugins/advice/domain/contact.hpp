#pragma once
#include <string_view>

namespace kenes::advice {

// Whether mail could be sent there: one @ between a name and a host with a dot, no spaces, at most 254 characters.
bool looks_like_email(std::string_view text);

}  // namespace kenes::advice
