#pragma once
#include <string>
#include <string_view>

namespace kenes::identity {

// "Firefox, Android": enough for people to know their own devices again, and all that is kept of the User-Agent header.
// "" if nothing in it is known.
std::string device_name(std::string_view user_agent);

}  // namespace kenes::identity
