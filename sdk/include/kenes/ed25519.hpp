#pragma once
// Ed25519 signatures (RFC 8032). Keys and signatures are raw bytes. [any thread]
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

// `seed`: the private key, 32 bytes; anything else throws std::invalid_argument.
KENES_API std::string ed25519_public_key(std::string_view seed);                   // 32 bytes
KENES_API std::string ed25519_sign(std::string_view seed, std::string_view text);  // 64 bytes
// False for whatever isn't this key's signature of the text, nonsense included.
KENES_API bool ed25519_verify(std::string_view public_key, std::string_view text, std::string_view signature);

}  // namespace kenes
