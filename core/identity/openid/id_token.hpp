#pragma once
#include <string>

#include <boost/json.hpp>

#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::openid {

// Clocks of two parties may differ by this much.
inline constexpr std::chrono::seconds skew{60};
// A token comes straight from its maker.
inline constexpr std::chrono::minutes longest_way{10};

struct Expected {
  std::string issuer, client_id, nonce;
  Time now;
};

// What OpenID Connect Core 1.0, 3.1.3.7 asks of an ID token whose signature was verified. Errors, for the operator and
// without a personal datum: "issuer", "audience", "expired", "early" (not yet valid, or without a time), "nonce".
Result<void> check_id_token(const boost::json::object& claims, const Expected& expected);

// The same of another token that came with it, which has no nonce and may be older.
Result<void> check_signed_claim(const boost::json::object& claims, const Expected& expected);

// Whether the access token is the one that the ID token was made with (3.1.3.8), where it says so by a hash of SHA-256;
// of others nothing is known. Error: "at_hash".
Result<void> check_access_token(const boost::json::object& claims, std::string_view access_token);

}  // namespace kenes::identity::openid
