#pragma once
#include <string_view>

#include "kenes/secrets.hpp"

namespace kenes::secrets {

// Whether `hash` is a keyed hash of the text under any of the portal's keys: what was given out before a key was
// replaced goes on being good. In time that doesn't depend on where they differ.
bool matches(const Secrets& secrets, std::string_view purpose, std::string_view text, std::string_view hash);

}  // namespace kenes::secrets
