#pragma once
// For tests only.
#include <liboath/oath.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace kenes::test {

// What an app makes of a secret that was typed in: base32, in groups (RFC 4648, 6).
inline std::string secret_typed(const std::string& typed) {
  char* bytes = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(typed.data(), typed.size(), &bytes, &length) != OATH_OK) {
    throw std::runtime_error("this is no base32: " + typed);
  }
  std::string secret(bytes, length);
  std::free(bytes);
  return secret;
}

}  // namespace kenes::test
