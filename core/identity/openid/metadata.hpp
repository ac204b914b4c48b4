#pragma once
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::identity::openid {

// What a provider says of itself (OpenID Connect Discovery 1.0, 3).
struct Metadata {
  std::string issuer, authorization_endpoint, token_endpoint, jwks_uri;
  std::string userinfo_endpoint, end_session_endpoint;  // "": none
  bool names_itself = false;                            // its answers carry `iss` (RFC 9207)
};

// Error "metadata", for the operator: no such document, of another issuer, or with addresses that are not secure.
Result<Metadata> read_metadata(std::string_view json, std::string_view issuer);

}  // namespace kenes::identity::openid
