#include "fake_secrets.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

#include "kenes/base64.hpp"
#include "kenes/digest.hpp"
#include "kenes/ed25519.hpp"

namespace kenes::testing {
namespace {

std::string hmac(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

std::string seed_of(std::string_view purpose) {
  return hmac("the signing key of every fake host", purpose);
}

}  // namespace

std::string FakeSecrets::sign(std::string_view purpose, std::string_view text) const {
  return ed25519_sign(seed_of(purpose), text);
}

std::string FakeSecrets::public_key(std::string_view purpose) const {
  return ed25519_public_key(seed_of(purpose));
}

std::string FakeSecrets::keyed_hash(std::string_view purpose, std::string_view text) const {
  return rehashed(purpose, hex(hmac(hmac("the key of every fake host", purpose), text)), 1);
}

std::vector<std::string> FakeSecrets::keyed_hashes(std::string_view purpose, std::string_view text) const {
  std::vector<std::string> hashes{hex(hmac(hmac("the key of every fake host", purpose), text))};
  for (int key = 2; key <= keys_; ++key) {
    hashes.insert(hashes.begin(), hex(hmac(hmac(fmt::format("key {} of every fake host", key), purpose), hashes[0])));
  }
  return hashes;
}

std::string FakeSecrets::rehashed(std::string_view purpose, std::string_view hash, int key) const {
  std::string latest(hash);
  while (++key <= keys_) latest = hex(hmac(hmac(fmt::format("key {} of every fake host", key), purpose), latest));
  return latest;
}

std::string FakeSecrets::random_token(int bytes) const {
  const auto number = ++tokens_;
  std::string random;
  for (int block = 0; random.size() < static_cast<std::size_t>(bytes); ++block) {
    random += hmac("tokens", fmt::format("{}/{}", number, block));
  }
  random.resize(static_cast<std::size_t>(bytes));
  auto token = to_base64(random);
  std::replace(token.begin(), token.end(), '+', '-');
  std::replace(token.begin(), token.end(), '/', '_');
  token.erase(std::find(token.begin(), token.end(), '='), token.end());
  return token;
}

}  // namespace kenes::testing
