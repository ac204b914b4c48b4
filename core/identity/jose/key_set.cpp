#include "identity/jose/key_set.hpp"

#include <cjose/cjose.h>

#include <algorithm>
#include <array>

#include "secrets/base64.hpp"

namespace kenes::identity::jose {
namespace {

struct Release {
  void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
  void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};
using Jwk = std::unique_ptr<cjose_jwk_t, Release>;
using Jws = std::unique_ptr<cjose_jws_t, Release>;

constexpr std::array<std::string_view, 9> algorithms{"RS256", "RS384", "RS512", "PS256", "PS384",
                                                     "PS512", "ES256", "ES384", "ES512"};
constexpr std::size_t shortest_rsa = 2048;  // bits; RFC 7518, 3.3

struct Head {
  std::string algorithm, key_id;
};

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<boost::json::object> object_of(std::string_view json) {
  boost::system::error_code broken;
  auto value = boost::json::parse(json, broken);
  if (broken || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

Result<Head> head_of(std::string_view token) {
  const auto json = secrets::from_base64(token.substr(0, token.find('.')));
  const auto object = json ? object_of(*json) : std::nullopt;
  if (!object || std::count(token.begin(), token.end(), '.') != 2) return fail("form", "it is not a signed token");
  Head head{text_of(*object, "alg"), text_of(*object, "kid")};
  if (std::find(algorithms.begin(), algorithms.end(), head.algorithm) == algorithms.end()) {
    return fail("algorithm", "it is signed by the algorithm '" + head.algorithm.substr(0, 20) +
                                 "'; only RS, PS and ES with SHA-256 or more are taken");
  }
  // What must be understood and isn't (RFC 7515, 4.1.11).
  if (object->contains("crit")) return fail("form", "its header asks for extensions ('crit')");
  return head;
}

}  // namespace

struct KeySet::Key {
  std::string id, algorithm;
  bool elliptic = false;
  Jwk jwk;

  bool fits(const Head& head) const {
    if (!head.key_id.empty() && head.key_id != id) return false;
    if (!algorithm.empty() && algorithm != head.algorithm) return false;
    return elliptic == head.algorithm.starts_with("ES");
  }
};

Result<KeySet> KeySet::read(std::string_view json) {
  const auto object = object_of(json);
  const auto* list = object ? object->if_contains("keys") : nullptr;
  if (list == nullptr || !list->is_array()) return fail("keys", "it is not a set of keys (RFC 7517)");
  KeySet set;
  for (const auto& item : list->get_array()) {
    if (!item.is_object()) continue;
    const auto& one = item.get_object();
    const auto use = text_of(one, "use"), kind = text_of(one, "kty");
    if ((!use.empty() && use != "sig") || (kind != "RSA" && kind != "EC")) continue;
    const auto text = boost::json::serialize(one);
    cjose_err error{};
    auto key = std::make_shared<Key>();
    key->id = text_of(one, "kid");
    key->algorithm = text_of(one, "alg");
    key->elliptic = kind == "EC";
    key->jwk.reset(cjose_jwk_import(text.data(), text.size(), &error));
    if (!key->jwk || (!key->elliptic && cjose_jwk_get_keysize(key->jwk.get(), &error) < shortest_rsa)) continue;
    set.keys_.push_back(std::move(key));
  }
  if (set.keys_.empty()) return fail("keys", "it has no key for signatures: expected RSA of 2048 bits, or EC");
  return set;
}

Result<boost::json::object> KeySet::verify(std::string_view token) const {
  const auto head = head_of(token);
  if (!head) return tl::unexpected<Error>(head.error());
  bool tried = false;
  for (const auto& key : keys_) {
    if (!key->fits(*head)) continue;
    tried = true;
    cjose_err error{};
    const Jws jws(cjose_jws_import(token.data(), token.size(), &error));
    if (!jws) return fail("form", "it is not a signed token");
    if (!cjose_jws_verify(jws.get(), key->jwk.get(), &error)) continue;
    std::uint8_t* bytes = nullptr;  // the token's own
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &error)) return fail("form", "it has no content");
    auto claims = object_of({reinterpret_cast<const char*>(bytes), size});
    if (!claims) return fail("form", "its content is not a JSON object");
    return std::move(*claims);
  }
  if (tried) return fail("signature", "its signature is wrong");
  return fail("no_key", "none of the published keys is the one it names");
}

}  // namespace kenes::identity::jose
