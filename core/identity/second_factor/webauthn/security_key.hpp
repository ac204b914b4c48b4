#pragma once
// What a browser brings back from a security key or passkey, checked as WebAuthn Level 2 asks of a relying party
// (sections 7.1 and 7.2). Knows no database. [any thread]
#include <cstdint>
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::identity::second_factor {

// Who asks. A key made for one `id` is of no use at another.
struct RelyingParty {
  std::string id;      // "petitions.example.org"
  std::string origin;  // "https://petitions.example.org"
};

// Of the portal's base_url. Keys need a name and HTTPS, or this very machine: an empty `id` says that they can't be
// used.
RelyingParty relying_party(std::string_view base_url);

// Parts as they come: bytes, already decoded from base64url.
struct NewKey {
  std::string client_data, authenticator_data;
};
struct ShownKey {
  std::string client_data, authenticator_data, signature;
};

struct KeyRecord {
  std::string credential_id, public_key;  // bytes
  int algorithm = 0;                      // COSE's number
  std::int64_t sign_count = 0;
};

// The algorithms that are asked for, the most wanted first.
inline constexpr int key_algorithms[] = {-7, -8, -257};  // ES256, EdDSA, RS256

// The challenge that the browser says it answers, for whoever keeps challenges; "" if it can't be read.
std::string challenge_in(std::string_view client_data);

// Error "refused", with the failing check for the log. The challenge is the caller's to compare. No attestation is
// asked for: what make a key is does not matter, so there is no signature to check when it is made.
Result<KeyRecord> check_new_key(const NewKey& key, const RelyingParty& party);

// The sign count that the key shows. Error "refused" as above; "copied" when the count did not grow: somebody else has
// used a copy of it (section 6.1.1).
Result<std::int64_t> check_shown_key(const ShownKey& shown, const KeyRecord& known, const RelyingParty& party);

}  // namespace kenes::identity::second_factor
