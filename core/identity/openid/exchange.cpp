#include "identity/openid/exchange.hpp"

#include "identity/openid/error_code.hpp"
#include "kenes/base64.hpp"
#include "net/http_client.hpp"

namespace kenes::identity::openid {
namespace {

boost::json::object object_of(const std::string& json) {
  boost::system::error_code broken;
  auto value = boost::json::parse(json, broken);
  return broken || !value.is_object() ? boost::json::object{} : std::move(value.get_object());
}

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// RFC 6749, 2.3.1: both are encoded as in a form before they are put together.
std::string basic(const config::SignIn& settings) {
  const auto encoded = [](const std::string& text) { return net::form_encoded({{"", text}}).substr(1); };
  return "Basic " + to_base64(encoded(settings.client_id) + ":" + encoded(settings.client_secret));
}

}  // namespace

Result<Tokens> exchange(const config::SignIn& settings, const Metadata& metadata, const Returned& returned) {
  HttpRequest request{.url = metadata.token_endpoint,
                      .headers = {{"Accept", "application/json"}},
                      .form = {{"grant_type", "authorization_code"},
                               {"code", returned.code},
                               {"redirect_uri", returned.redirect_uri},
                               {"code_verifier", returned.verifier}}};
  if (settings.client_authentication == "client_secret_post") {
    request.form.push_back({"client_id", settings.client_id});
    request.form.push_back({"client_secret", settings.client_secret});
  } else {
    request.headers.push_back({"Authorization", basic(settings)});
  }
  const auto answer = net::ask(request);
  if (!answer) return tl::unexpected<Error>(answer.error());
  const auto said = object_of(answer->body);
  if (answer->status != 200) {
    return fail("token", "the token endpoint answered with status " + std::to_string(answer->status) + ", error '" +
                             error_code(text_of(said, "error")) + "'");
  }
  Tokens tokens{text_of(said, "id_token"), text_of(said, "access_token")};
  if (tokens.id_token.empty()) return fail("token", "the token endpoint answered without an ID token");
  return tokens;
}

Result<boost::json::object> userinfo(const Metadata& metadata, const std::string& access_token,
                                     const boost::json::value& subject) {
  if (metadata.userinfo_endpoint.empty() || access_token.empty()) {
    return fail("userinfo", "the provider offers no userinfo endpoint or no access token; set userinfo = false");
  }
  const auto answer =
      net::ask({.url = metadata.userinfo_endpoint,
                .headers = {{"Accept", "application/json"}, {"Authorization", "Bearer " + access_token}}});
  if (!answer) return tl::unexpected<Error>(answer.error());
  auto claims = object_of(answer->body);
  if (answer->status != 200 || claims.empty()) {
    return fail("userinfo", "the userinfo endpoint answered with status " + std::to_string(answer->status) +
                                ", expected 200 and a JSON object");
  }
  const auto* whose = claims.if_contains("sub");
  if (whose == nullptr || *whose != subject) return fail("userinfo", "the userinfo endpoint spoke of somebody else");
  return claims;
}

}  // namespace kenes::identity::openid
