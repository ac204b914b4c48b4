#pragma once
// Claims that some providers tell elsewhere than in the ID token and userinfo.
#include <string>

#include <boost/json.hpp>

#include "config/sign_in.hpp"
#include "identity/jose/key_set.hpp"
#include "identity/openid/kept.hpp"

namespace kenes::identity::openid {

// Whose token a claim must be.
struct Holder {
  std::string client_id;
  boost::json::value subject;  // the `sub` of the ID token
  Time now;
};

// A claim that is itself a signed token, by keys of its own. [any thread]
class SignedClaim {
 public:
  explicit SignedClaim(config::SignedClaim settings) : settings_(std::move(settings)) {}

  // What it says; empty where the claim is absent. Errors, for the operator: of net::ask, "status", "keys",
  // "signed_claim" (not signed by those keys, of another issuer, for another client, about another person, over).
  Result<boost::json::object> read(const boost::json::object& claims, const Holder& holder);

 private:
  config::SignedClaim settings_;
  Kept<jose::KeySet> keys_;
};

// What `address` says to whoever has the access token; "{subject}" in it stands for the person. Errors: of net::ask,
// "further_claims".
Result<boost::json::object> ask_further(const std::string& address, const std::string& subject,
                                        const std::string& access_token);

}  // namespace kenes::identity::openid
