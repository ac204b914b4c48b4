#include "secrets/keyed_secrets.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <charconv>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "kenes/digest.hpp"
#include "kenes/ed25519.hpp"

namespace kenes::secrets {
namespace {

constexpr std::size_t most_derived = 10'000;  // about 2 MB; each submission has a purpose of its own

OSSL_PARAM octets(const char* name, std::string_view value) {
  return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(value.data()), value.size());
}

// One half of HKDF: `mode` is EVP_KDF_HKDF_MODE_EXTRACT_ONLY or …_EXPAND_ONLY.
std::array<unsigned char, 32> hkdf(int mode, std::string_view key, std::string_view salt, std::string_view info) {
  static EVP_KDF* const algorithm = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
  const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(algorithm),
                                                                          &EVP_KDF_CTX_free);
  char digest[] = "SHA256";
  OSSL_PARAM parameters[] = {OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
                             OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                             octets(OSSL_KDF_PARAM_KEY, key),
                             octets(OSSL_KDF_PARAM_SALT, salt),
                             octets(OSSL_KDF_PARAM_INFO, info),
                             OSSL_PARAM_construct_end()};
  std::array<unsigned char, 32> out;
  if (!context || EVP_KDF_derive(context.get(), out.data(), out.size(), parameters) != 1) {
    throw std::runtime_error("OpenSSL could not derive a key (HKDF)");
  }
  return out;
}

// The context of this thread: fetching the algorithm takes longer than the computation.
EVP_MAC_CTX* mac_context() {
  static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  thread_local const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(EVP_MAC_CTX_new(algorithm),
                                                                                       &EVP_MAC_CTX_free);
  return context.get();
}

// RFC 2104 with SHA-256.
std::array<unsigned char, 32> hmac(std::string_view key, std::string_view text) {
  auto* context = mac_context();
  char digest[] = "SHA256";
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                   OSSL_PARAM_construct_end()};
  std::array<unsigned char, 32> mac;
  std::size_t size = 0;
  const bool done =
      context != nullptr &&
      EVP_MAC_init(context, reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters) == 1 &&
      EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1 &&
      EVP_MAC_final(context, mac.data(), &size, mac.size()) == 1;
  if (!done || size != mac.size()) throw std::runtime_error("OpenSSL could not compute an HMAC");
  return mac;
}

}  // namespace

KeyedSecrets::KeyedSecrets(const std::vector<std::string>& keys) {
  if (keys.empty()) throw std::invalid_argument("a portal has at least one key");
  for (const auto& key : keys) rings_.push_back({hkdf(EVP_KDF_HKDF_MODE_EXTRACT_ONLY, key, "kenes secrets 1", "")});
}

KeyedSecrets::~KeyedSecrets() {
  for (auto& ring : rings_) {
    OPENSSL_cleanse(ring.extracted.data(), ring.extracted.size());
    for (auto& [purpose, key] : ring.derived) OPENSSL_cleanse(key.data(), key.size());
  }
}

KeyedSecrets::Key KeyedSecrets::derive(const Ring& ring, std::string_view purpose) const {
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = ring.derived.find(purpose); known != ring.derived.end()) return known->second;
  }
  const auto key = hkdf(EVP_KDF_HKDF_MODE_EXPAND_ONLY,
                        {reinterpret_cast<const char*>(ring.extracted.data()), ring.extracted.size()}, "", purpose);
  const std::lock_guard lock(mutex_);
  if (ring.derived.size() >= most_derived) ring.derived.clear();
  ring.derived.emplace(purpose, key);
  return key;
}

std::string KeyedSecrets::hash(const Ring& ring, std::string_view purpose, std::string_view text) const {
  Key key = derive(ring, purpose);
  const auto mac = hmac({reinterpret_cast<const char*>(key.data()), key.size()}, text);
  OPENSSL_cleanse(key.data(), key.size());
  return hex({reinterpret_cast<const char*>(mac.data()), mac.size()});
}

std::string KeyedSecrets::keyed_hash(std::string_view purpose, std::string_view text) const {
  return rehashed(purpose, hash(rings_.front(), purpose, text), 1);
}

std::vector<std::string> KeyedSecrets::keyed_hashes(std::string_view purpose, std::string_view text) const {
  std::vector<std::string> hashes{hash(rings_.front(), purpose, text)};
  for (std::size_t key = 1; key < rings_.size(); ++key) {
    hashes.insert(hashes.begin(), hash(rings_[key], purpose, hashes.front()));
  }
  return hashes;
}

std::string KeyedSecrets::rehashed(std::string_view purpose, std::string_view hash_before, int key) const {
  std::string latest(hash_before);
  for (auto next = static_cast<std::size_t>(key); next < rings_.size(); ++next) {
    latest = hash(rings_[next], purpose, latest);
  }
  return latest;
}

std::string KeyedSecrets::random_token(int bytes) const {
  if (bytes <= 0 || bytes > 4096) throw std::invalid_argument("random_token: expected 1 to 4096 bytes");
  std::vector<unsigned char> raw(static_cast<std::size_t>(bytes));
  if (RAND_bytes(raw.data(), bytes) != 1) throw std::runtime_error("the operating system gives no random bytes");
  std::string text(4 * ((raw.size() + 2) / 3) + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), raw.data(), bytes);
  text.resize(static_cast<std::size_t>(length));
  while (!text.empty() && text.back() == '=') text.pop_back();
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

// Apart from the keys of hashes, whatever purposes they have.
KeyedSecrets::Key KeyedSecrets::signing_key(std::string_view purpose) const {
  std::size_t number = 1;
  if (const auto at = purpose.rfind('@'); at != std::string_view::npos) {
    const auto* end = purpose.data() + purpose.size();
    const auto read = std::from_chars(purpose.data() + at + 1, end, number);
    if (read.ec != std::errc() || read.ptr != end || number == 0)
      throw std::invalid_argument("what stands behind @ in the purpose of a signature is no number of a key");
  }
  if (number > rings_.size()) {
    throw std::runtime_error("a signature needs the portal's key " + std::to_string(number) +
                             ", and this program has " + std::to_string(rings_.size()));
  }
  return derive(rings_[number - 1], "ed25519:" + std::string(purpose));
}

std::string KeyedSecrets::sign(std::string_view purpose, std::string_view text) const {
  const auto key = signing_key(purpose);
  return ed25519_sign({reinterpret_cast<const char*>(key.data()), key.size()}, text);
}

std::string KeyedSecrets::public_key(std::string_view purpose) const {
  const auto key = signing_key(purpose);
  return ed25519_public_key({reinterpret_cast<const char*>(key.data()), key.size()});
}

}  // namespace kenes::secrets
