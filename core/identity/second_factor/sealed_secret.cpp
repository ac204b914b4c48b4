#include "identity/second_factor/sealed_secret.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {
namespace {

constexpr std::string_view purpose = "identity.second_factor";
constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;

using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

Key key_of(const std::string& hash) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium found no generator of random numbers");
  Key key;
  static_assert(sizeof(Key) == 32);
  if (sodium_hex2bin(key.data(), key.size(), hash.data(), hash.size(), nullptr, nullptr, nullptr) != 0) {
    throw std::runtime_error("a keyed hash is not of 64 hexadecimal digits");
  }
  return key;
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string seal_secret(std::string_view secret, const Secrets& secrets, std::string_view whose) {
  const auto key = key_of(secrets.keyed_hash(purpose, whose));
  std::string sealed(head + secret.size(), '\0');
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(bytes(sealed) + crypto_secretbox_NONCEBYTES, bytes(secret), secret.size(), bytes(sealed),
                        key.data());
  return secrets::to_base64url(sealed);
}

std::optional<std::string> open_secret(std::string_view sealed, const Secrets& secrets, std::string_view whose) {
  const auto box = secrets::from_base64(sealed);
  if (!box || box->size() < head) return std::nullopt;
  for (const auto& hash : secrets.keyed_hashes(purpose, whose)) {
    const auto key = key_of(hash);
    std::string secret(box->size() - head, '\0');
    if (crypto_secretbox_open_easy(bytes(secret), bytes(std::string_view(*box)) + crypto_secretbox_NONCEBYTES,
                                   box->size() - crypto_secretbox_NONCEBYTES, bytes(std::string_view(*box)),
                                   key.data()) == 0) {
      return secret;
    }
  }
  return std::nullopt;
}

}  // namespace kenes::identity::second_factor
