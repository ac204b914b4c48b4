#include "identity/openid/metadata.hpp"

#include <boost/json.hpp>

#include "net/http_client.hpp"

namespace kenes::identity::openid {
namespace {

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

Result<Metadata> read_metadata(std::string_view json, std::string_view issuer) {
  boost::system::error_code broken;
  const auto value = boost::json::parse(json, broken);
  if (broken || !value.is_object()) return fail("metadata", "what the provider says of itself is no JSON object");
  const auto& object = value.get_object();
  Metadata found{.issuer = text_of(object, "issuer"),
                 .authorization_endpoint = text_of(object, "authorization_endpoint"),
                 .token_endpoint = text_of(object, "token_endpoint"),
                 .jwks_uri = text_of(object, "jwks_uri"),
                 .userinfo_endpoint = text_of(object, "userinfo_endpoint"),
                 .end_session_endpoint = text_of(object, "end_session_endpoint")};
  const auto* names_itself = object.if_contains("authorization_response_iss_parameter_supported");
  found.names_itself = names_itself != nullptr && names_itself->is_bool() && names_itself->get_bool();
  if (found.issuer != issuer) {
    return fail("metadata", "the provider calls itself '" + found.issuer.substr(0, 200) + "', expected '" +
                                std::string(issuer) + "'; correct 'issuer' in [[sign_in]]");
  }
  for (const auto* address : {&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri}) {
    if (!net::is_secure(*address)) {
      return fail("metadata", "the provider names no secure address for authorization, token and keys");
    }
  }
  for (auto* address : {&found.userinfo_endpoint, &found.end_session_endpoint}) {
    if (!net::is_secure(*address)) address->clear();
  }
  return found;
}

}  // namespace kenes::identity::openid
