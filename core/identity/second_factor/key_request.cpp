#include "identity/second_factor/key_challenge.hpp"
#include "identity/second_factor/pages.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {

boost::json::object Pages::key_request(CoreCall& call, std::string_view purpose) const {
  const auto& secrets = call.host().secrets();
  const auto person = call.actor().person_id;
  const auto ids = call.host().database().read([&](soci::session& sql) { return key_ids(sql, person); });
  std::string known;
  for (const auto& id : ids) known += (known.empty() ? "" : " ") + secrets::to_base64url(id);
  // What the key keeps of the person says nothing about them (WebAuthn Level 2, 14.6.1).
  const auto user = secrets.keyed_hash("identity.security_key.user", std::to_string(person)).substr(0, 32);
  return {{"purpose", purpose},
          {"challenge", secrets::to_base64url(new_key_challenge(secrets, call.visitor(), purpose, call.now()))},
          {"party", party_.id},
          {"party_name", portal_name_(call.words().language())},
          {"user", secrets::to_base64url(user)},
          {"user_name", call.actor().email.empty() ? call.actor().name : call.actor().email},
          {"known", known}};
}

}  // namespace kenes::identity::second_factor
