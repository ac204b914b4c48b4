#include "users/core_data.hpp"

#include "identity/people.hpp"

namespace kenes::users {
namespace {

void forget_mails(soci::session& sql, std::int64_t person) {
  sql << "DELETE FROM kenes.mail WHERE person_id = cast(:person as bigint) AND state <> 'sent'",
      soci::use(person, "person");
  // Those that were sent are empty; their keys keep the same from being sent twice.
  sql << "UPDATE kenes.mail SET person_id = NULL WHERE person_id = cast(:person as bigint)",
      soci::use(person, "person");
}

// The job that ends uploads removes what was received.
void forget_uploads(soci::session& sql, std::int64_t person, Time now) {
  const auto at = micros(now);
  const auto holder = "person:" + std::to_string(person);
  sql << "UPDATE kenes.upload SET holder = 'erased', expires_at = least(expires_at, kenes.to_time(cast(:now as "
         "bigint)))"
         " WHERE holder = cast(:holder as text)",
      soci::use(at, "now"), soci::use(holder, "holder");
}

// Roles that the configuration gives to an address come back at the next start, for whoever proves it.
void forget_roles(soci::session& sql, std::int64_t person) {
  sql << "DELETE FROM kenes.role WHERE source <> 'config' AND (person_id = cast(:person as bigint) OR email IN "
         "(SELECT subject FROM kenes.identity WHERE person_id = cast(:same as bigint) AND provider = 'email'))",
      soci::use(person, "person"), soci::use(person, "same");
}

// Codes and links that are on their way: to what opens the account now, and to what it, or one that was joined to it,
// began with.
void forget_codes(soci::session& sql, const Secrets& secrets, std::int64_t person) {
  sql << "DELETE FROM kenes.sign_in WHERE person_id = cast(:person as bigint) OR (way, email) IN "
         "(SELECT provider, subject FROM kenes.identity WHERE person_id = cast(:same as bigint))",
      soci::use(person, "person"), soci::use(person, "same");
  auto keys = identity::lock_keys(sql, secrets, person);
  if (!keys) return;
  keys->former.push_back(keys->key);
  for (const auto& key : keys->former) {
    const auto way = key.substr(0, key.find(':')), address = key.substr(key.find(':') + 1);
    sql << "DELETE FROM kenes.sign_in WHERE way = cast(:way as text) AND email = cast(:address as text)",
        soci::use(way, "way"), soci::use(address, "address");
  }
}

}  // namespace

void CoreData::erase(soci::session& sql, std::int64_t person, Time now) {
  forget_mails(sql, person);
  forget_uploads(sql, person, now);
  forget_roles(sql, person);
  forget_codes(sql, secrets_, person);
  // With it go ways to sign in, sessions and what was begun (ON DELETE CASCADE).
  sql << "DELETE FROM kenes.person WHERE id = cast(:person as bigint)", soci::use(person, "person");
}

// Ways to sign in and what waits to be mailed move with the accounts themselves (identity/joining); sessions end, and
// whoever has tasks isn't joined.
void CoreData::join(soci::session& sql, std::int64_t from, std::int64_t into, Time /*now*/) {
  const auto before = "person:" + std::to_string(from), after = "person:" + std::to_string(into);
  sql << "UPDATE kenes.upload SET holder = cast(:after as text) WHERE holder = cast(:before as text)",
      soci::use(after, "after"), soci::use(before, "before");
}

}  // namespace kenes::users
