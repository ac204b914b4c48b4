#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

// Standard base 64 with padding, in one line (RFC 4648, 4). [any thread]
KENES_API std::string to_base64(std::string_view bytes);
// nullopt for anything that to_base64 doesn't write.
KENES_API std::optional<std::string> from_base64(std::string_view text);

}  // namespace kenes
