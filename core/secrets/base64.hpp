#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kenes::secrets {

// With the alphabet for addresses and file names, without padding (RFC 4648, section 5).
std::string to_base64url(std::string_view bytes);
// Of either alphabet, padded or not; nothing for what is no base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace kenes::secrets
