#include "identity/secret_box.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "secrets/base64.hpp"

namespace kenes::identity {
namespace {

using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

Key key_from(std::string_view hex) {
  static const bool ready = sodium_init() >= 0;
  if (!ready) throw std::runtime_error("libsodium found no generator of random numbers");
  Key key;
  static_assert(sizeof(Key) == 32);
  std::size_t size = 0;
  if (sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0 ||
      size != key.size()) {
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

std::string lock_up(std::string_view plain, std::string_view hex_key) {
  auto key = key_from(hex_key);
  std::string box(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(bytes(box) + crypto_secretbox_NONCEBYTES, bytes(plain), plain.size(), bytes(box), key.data());
  sodium_memzero(key.data(), key.size());
  return secrets::to_base64url(box);
}

std::optional<std::string> open_up(std::string_view locked, std::string_view hex_key) {
  constexpr std::size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  const auto box = secrets::from_base64(locked);
  if (!box || box->size() <= head) return std::nullopt;
  auto key = key_from(hex_key);
  std::string plain(box->size() - head, '\0');
  const auto opened =
      crypto_secretbox_open_easy(bytes(plain), bytes(std::string_view(*box)) + crypto_secretbox_NONCEBYTES,
                                 box->size() - crypto_secretbox_NONCEBYTES, bytes(std::string_view(*box)), key.data());
  sodium_memzero(key.data(), key.size());
  return opened == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

}  // namespace kenes::identity
