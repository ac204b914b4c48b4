#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

// Keyed hashes, so that what is stored can't be guessed back without the portal's key. [any thread]
class KENES_API Secrets {
 public:
  virtual ~Secrets();
  // HMAC-SHA-256 (RFC 2104) under a key derived for `purpose`; 64 lower-case hex digits. Different purposes can't be
  // linked.
  virtual std::string keyed_hash(std::string_view purpose, std::string_view text) const = 0;
  // `bytes` bytes from the operating system's generator, base64url without padding.
  virtual std::string random_token(int bytes) const = 0;
  // Ed25519 (see ed25519.hpp) with a key derived for `purpose`, and the public half of that key. What is published
  // under it for years goes by a purpose with a number ("log 1"), so that a key can be replaced.
  virtual std::string sign(std::string_view purpose, std::string_view text) const = 0;
  virtual std::string public_key(std::string_view purpose) const = 0;
};

}  // namespace kenes
