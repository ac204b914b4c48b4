#include "identity/openid/request.hpp"

#include "kenes/digest.hpp"
#include "net/http_client.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::openid {
namespace {

std::string with_query(const std::string& address, const std::vector<NamedValue>& values) {
  return address + (address.find('?') == std::string::npos ? "?" : "&") + net::form_encoded(values);
}

}  // namespace

Secret secret_of(const Secrets& secrets, std::string state) {
  auto nonce = secrets.keyed_hash("identity.openid.nonce", state);
  auto verifier = secrets.keyed_hash("identity.openid.verifier", state);
  return {std::move(state), std::move(nonce), std::move(verifier)};
}

std::string challenge_of(std::string_view verifier) {
  const auto digest = sha256(verifier);
  return secrets::to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string request_address(const config::SignIn& settings, const Metadata& metadata, const Secret& secret,
                            const Sending& sending) {
  std::string scope;
  for (const auto& one : settings.scopes) scope += (scope.empty() ? "" : " ") + one;
  std::vector<NamedValue> values{{"response_type", "code"},
                                 {"client_id", settings.client_id},
                                 {"redirect_uri", sending.redirect_uri},
                                 {"scope", scope},
                                 {"state", secret.state},
                                 {"nonce", secret.nonce},
                                 {"code_challenge", challenge_of(secret.verifier)},
                                 {"code_challenge_method", "S256"},
                                 {"ui_locales", sending.language}};
  if (!settings.acr_values.empty()) values.push_back({"acr_values", settings.acr_values});
  for (const auto& [name, value] : settings.parameters) values.push_back({name, value});
  return with_query(metadata.authorization_endpoint, values);
}

std::string logout_address(const config::SignIn& settings, const Metadata& metadata, const std::string& return_to) {
  if (metadata.end_session_endpoint.empty()) return "";
  return with_query(metadata.end_session_endpoint,
                    {{"client_id", settings.client_id}, {"post_logout_redirect_uri", return_to}});
}

}  // namespace kenes::identity::openid
