#include "identity/jose/did_document.hpp"

#include <boost/json.hpp>

namespace kenes::identity::jose {
namespace {

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// "https://a.example/.well-known/did.json" is where did:web:a.example lies; a port is written "%3A7".
std::string did_of(std::string_view address) {
  const auto start = address.find("://");
  auto host = std::string(start == std::string_view::npos ? address : address.substr(start + 3));
  host.resize(std::min(host.find('/'), host.size()));
  if (const auto colon = host.find(':'); colon != std::string::npos) host.replace(colon, 1, "%3A");
  return "did:web:" + host;
}

}  // namespace

Result<std::string> keys_of_did(std::string_view json, std::string_view address) {
  boost::system::error_code broken;
  const auto value = boost::json::parse(json, broken);
  if (broken || !value.is_object()) return fail("keys", "it is no DID document");
  const auto did = did_of(address);
  if (text_of(value.get_object(), "id") != did) return fail("keys", "it is not the document of '" + did + "'");
  const auto* methods = value.get_object().if_contains("assertionMethod");
  boost::json::array keys;
  if (methods != nullptr && methods->is_array()) {
    for (const auto& method : methods->get_array()) {
      if (!method.is_object() || text_of(method.get_object(), "controller") != did) continue;
      const auto* key = method.get_object().if_contains("publicKeyJwk");
      if (key == nullptr || !key->is_object()) continue;
      auto named = key->get_object();
      named["kid"] = text_of(method.get_object(), "id");
      keys.emplace_back(std::move(named));
    }
  }
  return boost::json::serialize(boost::json::object{{"keys", std::move(keys)}});
}

}  // namespace kenes::identity::jose
