#pragma once
#include <array>
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

using Digest = std::array<unsigned char, 32>;

// SHA-256 (FIPS 180-4) of the bytes. [any thread]
KENES_API Digest sha256(std::string_view bytes);
// Lower-case hex.
KENES_API std::string hex(std::string_view bytes);
KENES_API std::string hex(const Digest& digest);

}  // namespace kenes
