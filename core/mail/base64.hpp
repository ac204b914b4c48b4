#pragma once
#include <string>
#include <string_view>

namespace kenes::mail {

// In lines of 76 characters, each ended by CRLF (RFC 2045, section 6.8).
std::string base64_lines(std::string_view bytes);

}  // namespace kenes::mail
