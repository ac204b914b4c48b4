#include "kenes/ed25519.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace kenes {
namespace {

constexpr std::size_t key_size = 32, signature_size = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key private_key(std::string_view seed) {
  if (seed.size() != key_size) throw std::invalid_argument("the private key of Ed25519 has 32 bytes");
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(seed), seed.size()), &EVP_PKEY_free);
  if (!key) throw std::runtime_error("OpenSSL could not take an Ed25519 key");
  return key;
}

Context context() {
  return {EVP_MD_CTX_new(), &EVP_MD_CTX_free};
}

}  // namespace

std::string ed25519_public_key(std::string_view seed) {
  const auto key = private_key(seed);
  std::string bytes(key_size, '\0');
  auto size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) != 1)
    throw std::runtime_error("OpenSSL could not work out the public key of Ed25519");
  return bytes;
}

std::string ed25519_sign(std::string_view seed, std::string_view text) {
  const auto key = private_key(seed);
  const auto signing = context();
  std::string signature(signature_size, '\0');
  auto size = signature.size();
  if (EVP_DigestSignInit(signing.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(signing.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(text),
                     text.size()) != 1)
    throw std::runtime_error("OpenSSL could not sign with Ed25519");
  return signature;
}

bool ed25519_verify(std::string_view public_key, std::string_view text, std::string_view signature) {
  if (public_key.size() != key_size || signature.size() != signature_size) return false;
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(public_key), public_key.size()),
                &EVP_PKEY_free);
  const auto verifying = context();
  return key && EVP_DigestVerifyInit(verifying.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(verifying.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) == 1;
}

}  // namespace kenes
