#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"

namespace kenes {

// Keyed hashes, so that what is stored can't be guessed back without the portal's key. [any thread]
class KENES_API Secrets {
 public:
  virtual ~Secrets();
  // HMAC-SHA-256 (RFC 2104) under a key derived for `purpose`; 64 lower-case hex digits. Different purposes can't be
  // linked.
  virtual std::string keyed_hash(std::string_view purpose, std::string_view text) const = 0;
  // What keyed_hash says, and behind it what it said before the portal's key was replaced, the latest first: to find
  // what was stored under an earlier key.
  virtual std::vector<std::string> keyed_hashes(std::string_view purpose, std::string_view text) const = 0;
  // What keyed_hash says of a text of which only the hash is left: `hash` is one of those that keyed_hashes gives, and
  // `key` says under how many keys it was made (1: the first). The hash of a later key is made of the earlier one's, so
  // that what is stored can be brought under a new key without the text.
  virtual std::string rehashed(std::string_view purpose, std::string_view hash, int key) const = 0;
  // How many keys the portal has had, the present one included.
  virtual int keys() const = 0;
  // `bytes` bytes from the operating system's generator, base64url without padding.
  virtual std::string random_token(int bytes) const = 0;
  // Ed25519 (see ed25519.hpp) with a key derived for `purpose`, and the public half of that key. What is published
  // under it for years goes by a purpose with a number ("log 1"), so that a key can be replaced.
  virtual std::string sign(std::string_view purpose, std::string_view text) const = 0;
  virtual std::string public_key(std::string_view purpose) const = 0;
};

}  // namespace kenes
