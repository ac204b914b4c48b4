#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kenes/secrets.hpp"

namespace kenes::identity::second_factor {

// A secret that must be read again, encrypted (XSalsa20-Poly1305) under a key made of the portal's key and `whose`: the
// database alone, or its backup, shows nothing, and what was sealed for one can't be put in the place of another's.
std::string seal_secret(std::string_view secret, const Secrets& secrets, std::string_view whose);

// Also what was sealed before the portal's key was replaced. Nothing, if it was changed or sealed for somebody else.
std::optional<std::string> open_secret(std::string_view sealed, const Secrets& secrets, std::string_view whose);

}  // namespace kenes::identity::second_factor
