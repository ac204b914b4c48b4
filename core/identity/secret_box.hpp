#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kenes::identity {

// Encrypted and authenticated (XSalsa20-Poly1305, libsodium's crypto_secretbox) under a key that is given as 64
// hexadecimal digits, as Secrets::keyed_hash writes them. Each time another text, base64url.
std::string lock_up(std::string_view plain, std::string_view hex_key);
// Nothing for what was changed, or locked up under another key.
std::optional<std::string> open_up(std::string_view locked, std::string_view hex_key);

}  // namespace kenes::identity
