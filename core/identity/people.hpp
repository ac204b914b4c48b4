#pragma once
// Accounts: keyed by people, not by providers.
#include <optional>
#include <string>

#include <soci/soci.h>

#include "identity/person_keys.hpp"
#include "identity/provider.hpp"

namespace kenes::identity {

struct Person {
  std::int64_t id = 0;
  bool is_new = false;
  bool gets_way = false;  // a further way to sign in
};

// The key (Actor::person_key) of an account that begins with this proof. `subject`: of a keyed hash the one under the
// first of the portal's keys, so that a key that is replaced changes nobody's.
std::string new_key(std::string_view space, std::string_view subject);

// The account that this proof belongs to, made if there is none. Two first sign-ins at the same moment end in one
// account. `language`: of mail, for a new account. In the caller's transaction.
// Id 0: an account began with this proof and has given it up (an address that was changed, a way that was removed). It
// keeps the key by which its person is counted, so nobody gets a second account, and a second signature, by it.
Person person_of(soci::session& sql, const Secrets& secrets, const Proof& proof, const std::string& language, Time now);

struct AddedWay {
  std::int64_t owner = 0;  // whose it is afterwards: `person_id`, or another account to which it had belonged before
  bool is_new = false;
};

// Gives the account a further way to sign in, and an address if the proof has one and the account none. In the caller's
// transaction.
AddedWay add_way(soci::session& sql, const Secrets& secrets, const Proof& proof, std::int64_t person_id, Time now);

// The keys of an account, locked until the end of the transaction; nothing if there is no such account.
std::optional<PersonKeys> lock_keys(soci::session& sql, const Secrets& secrets, std::int64_t person_id);
void write_keys(soci::session& sql, const Secrets& secrets, std::int64_t person_id, const PersonKeys& keys);

struct Profile {
  std::string email, name, language;
};

std::optional<Profile> read_profile(soci::session& sql, std::int64_t person_id);
// Everything but the address.
void write_profile(soci::session& sql, std::int64_t person_id, const Profile& profile);
void write_name(soci::session& sql, std::int64_t person_id, const std::string& name);

}  // namespace kenes::identity
