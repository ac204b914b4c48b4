#pragma once
// What the portal asks of the provider after the person has come back.
#include <string>

#include <boost/json.hpp>

#include "config/sign_in.hpp"
#include "identity/openid/metadata.hpp"

namespace kenes::identity::openid {

struct Tokens {
  std::string id_token, access_token;
};

struct Returned {
  std::string code, verifier, redirect_uri;
};

// Turns the code into tokens (OpenID Connect Core 1.0, 3.1.3.1). Errors, for the operator: of net::ask, and "token"
// with the provider's own code of the error.
Result<Tokens> exchange(const config::SignIn& settings, const Metadata& metadata, const Returned& returned);

// Further claims (5.3). `subject`: the `sub` of the ID token; claims about anybody else are refused (5.3.2). Errors: of
// net::ask, "userinfo".
Result<boost::json::object> userinfo(const Metadata& metadata, const std::string& access_token,
                                     const boost::json::value& subject);

}  // namespace kenes::identity::openid
