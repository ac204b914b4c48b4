#pragma once
#include <string_view>

namespace kenes::feedback {

// Whether mail could be sent there: one @ between a name and a host with a dot, no spaces, at most 254 characters.
bool looks_like_email(std::string_view text);

// Whether a link may lead there: a path of this portal.
bool is_path(std::string_view page);

}  // namespace kenes::feedback
