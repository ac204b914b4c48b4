#pragma once
// The request with which a person is sent to the provider (OpenID Connect Core 1.0, 3.1.2.1), by the code flow with
// PKCE (RFC 7636, S256).
#include <string>
#include <string_view>

#include "config/sign_in.hpp"
#include "identity/openid/metadata.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity::openid {

// The secrets of one sign-in. `state` is random and travels; the others are made of it with the portal's key, so that
// nothing of them needs to be stored.
struct Secret {
  std::string state, nonce, verifier;
};
Secret secret_of(const Secrets& secrets, std::string state);

// BASE64URL(SHA-256(verifier)).
std::string challenge_of(std::string_view verifier);

struct Sending {
  std::string redirect_uri;
  std::string language;
};
std::string request_address(const config::SignIn& settings, const Metadata& metadata, const Secret& secret,
                            const Sending& sending);

// Where a person can sign out of the provider (OpenID Connect RP-Initiated Logout 1.0, 2); "" if there is no such page.
std::string logout_address(const config::SignIn& settings, const Metadata& metadata, const std::string& return_to);

}  // namespace kenes::identity::openid
