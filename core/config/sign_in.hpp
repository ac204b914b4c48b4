#pragma once
// A [[sign_in]]: one way to sign in by OpenID Connect, as the portal file says it.
#include <map>
#include <string>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/service.hpp"

namespace kenes::config {

// Which claim says what; "" where none does. A name is taken as it is ("https://idp.example/name" too); what begins
// with a slash is a JSON pointer (RFC 6901): "/profile_attributes/date_of_birth".
struct ClaimNames {
  std::string subject = "sub";
  std::string name, given_name, family_name, birth_date, citizenship, residence, territories;
  std::string birth_date_form = "YYYY-MM-DD";  // or "DD.MM.YYYY"
};

// A claim that is itself a signed token, whose claims are then below "/signed". `keys`: where its maker publishes keys,
// a JWK Set or a did:web document.
struct SignedClaim {
  std::string claim, issuer, keys;  // claim "": none
};

struct SignIn {
  std::string key;
  LocalText title, about;
  std::string issuer, client_id, client_secret;
  std::string client_authentication = "client_secret_basic";  // or "client_secret_post"
  std::vector<std::string> scopes;
  std::string acr_values;                         // asked of the provider; "": nothing
  std::map<std::string, std::string> parameters;  // further ones of the request
  std::string assurance_claim = "acr";
  std::map<std::string, Assurance> assurance;  // what its values mean; others are refused. Empty: everyone is `contact`
  bool userinfo = false;                       // ask there for claims, too
  bool demonstration = false;                  // `kenes up` starts the other party, with invented people
  bool logout = false;                         // offer to sign out there as well
  std::string key_space;                       // of the subject; providers that share it know people by the same number
  SignedClaim signed_claim;
  std::string further_claims;  // address of claims that are then below "/further"; "": none
  ClaimNames claims;
};

}  // namespace kenes::config
