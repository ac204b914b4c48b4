#include "identity/people.hpp"

#include "kenes/sql.hpp"

namespace kenes::identity {
namespace {

// Under whatever key of the portal the subject was noted.
long long known_person(soci::session& sql, const Proof& proof) {
  auto all = proof.earlier;
  all.insert(all.begin(), proof.subject);
  const auto subjects = sql::array(all);
  long long id = 0;
  sql << "SELECT person_id FROM kenes.identity"
         " WHERE provider = cast(:provider as text) AND subject = ANY (cast(:subjects as text[])) LIMIT 1",
      soci::use(proof.space, "provider"), soci::use(subjects, "subjects"), soci::into(id);
  return sql.got_data() ? id : 0;
}

long long make_person(soci::session& sql, const Secrets& secrets, const Proof& proof, const std::string& language,
                      Time now) {
  const auto key = new_key(proof.space, proof.earlier.empty() ? proof.subject : proof.earlier.back());
  const auto sealed = seal(PersonKeys{key}, secrets), hash = hash_of_key(secrets, key);
  const long long at = micros(now);
  const int number = secrets.keys();
  long long id = 0;
  sql << "INSERT INTO kenes.person (sealed_keys, key_hash, key_number, email, name, language, created_at)"
         " SELECT cast(:sealed as text), cast(:hash as text), cast(:number as integer),"
         " nullif(cast(:email as text), ''), cast(:name as text), cast(:language as text),"
         " kenes.to_time(cast(:now as bigint))"
         // What portals wrote before keys were sealed.
         " WHERE NOT EXISTS (SELECT FROM kenes.person WHERE key = cast(:key as text))"
         " ON CONFLICT DO NOTHING RETURNING id",
      soci::use(sealed, "sealed"), soci::use(hash, "hash"), soci::use(number, "number"),
      soci::use(proof.email, "email"), soci::use(proof.name, "name"), soci::use(language, "language"),
      soci::use(at, "now"), soci::use(key, "key"), soci::into(id);
  return sql.got_data() ? id : 0;
}

bool note_way(soci::session& sql, const Proof& proof, long long person, const Secrets& secrets, Time now) {
  const long long at = micros(now);
  const int number = proof.hashed ? secrets.keys() : 0;
  int made = 0;
  sql << "INSERT INTO kenes.identity (provider, subject, person_id, created_at, key_number) VALUES"
         " (cast(:provider as text), cast(:subject as text), cast(:person as bigint),"
         " kenes.to_time(cast(:now as bigint)), cast(:number as integer)) ON CONFLICT (provider, subject) DO NOTHING"
         " RETURNING 1",
      soci::use(proof.space, "provider"), soci::use(proof.subject, "subject"), soci::use(person, "person"),
      soci::use(at, "now"), soci::use(number, "number"), soci::into(made);
  return sql.got_data();
}

}  // namespace

std::string new_key(std::string_view space, std::string_view subject) {
  return std::string(space).append(":").append(subject);
}

Person person_of(soci::session& sql, const Secrets& secrets, const Proof& proof, const std::string& language,
                 Time now) {
  if (const auto known = known_person(sql, proof)) return {known, false};
  const auto made = make_person(sql, secrets, proof, language, now);
  if (made == 0) {
    // Somebody else's transaction made it a moment ago; we waited for its commit and can see it now.
    return {known_person(sql, proof), false};
  }
  note_way(sql, proof, made, secrets, now);
  return {made, true};
}

AddedWay add_way(soci::session& sql, const Secrets& secrets, const Proof& proof, std::int64_t person_id, Time now) {
  bool is_new = false;
  auto owner = known_person(sql, proof);
  if (owner == 0) {
    is_new = note_way(sql, proof, person_id, secrets, now);
    owner = known_person(sql, proof);
  }
  if (owner == person_id && !proof.email.empty()) {
    // Another account may have this address still, though it is no longer a way to sign in to it.
    sql << "UPDATE kenes.person p SET email = cast(:email as text) WHERE id = cast(:id as bigint) AND email IS NULL"
           " AND NOT EXISTS (SELECT FROM kenes.person o WHERE o.email = cast(:same as text))",
        soci::use(proof.email, "email"), soci::use(owner, "id"), soci::use(proof.email, "same");
  }
  return {owner, is_new};
}

std::optional<PersonKeys> lock_keys(soci::session& sql, const Secrets& secrets, std::int64_t person_id) {
  const long long person = person_id;
  std::string plain, sealed;
  sql << "SELECT coalesce(key, ''), coalesce(sealed_keys, '') FROM kenes.person WHERE id = cast(:id as bigint)"
         " FOR UPDATE",
      soci::use(person, "id"), soci::into(plain), soci::into(sealed);
  return sql.got_data() ? std::optional(person_keys(plain, sealed, secrets)) : std::nullopt;
}

void write_keys(soci::session& sql, const Secrets& secrets, std::int64_t person_id, const PersonKeys& keys) {
  const long long person = person_id;
  const auto sealed = seal(keys, secrets), hash = hash_of_key(secrets, keys.key);
  const int number = secrets.keys();
  sql << "UPDATE kenes.person SET key = NULL, sealed_keys = cast(:sealed as text), key_number = cast(:number as "
         "integer), key_hash = cast(:hash as text)"
         " WHERE id = cast(:id as bigint)",
      soci::use(sealed, "sealed"), soci::use(number, "number"), soci::use(hash, "hash"), soci::use(person, "id");
}

std::optional<Profile> read_profile(soci::session& sql, std::int64_t person_id) {
  Profile profile;
  const long long person = person_id;
  sql << "SELECT coalesce(email, ''), name, language FROM kenes.person WHERE id = cast(:id as bigint)",
      soci::use(person, "id"), soci::into(profile.email), soci::into(profile.name), soci::into(profile.language);
  return sql.got_data() ? std::optional(profile) : std::nullopt;
}

void write_profile(soci::session& sql, std::int64_t person_id, const Profile& profile) {
  const long long person = person_id;
  sql << "UPDATE kenes.person SET name = cast(:name as text), language = cast(:language as text)"
         " WHERE id = cast(:id as bigint)",
      soci::use(profile.name, "name"), soci::use(profile.language, "language"), soci::use(person, "id");
}

void write_name(soci::session& sql, std::int64_t person_id, const std::string& name) {
  const long long person = person_id;
  sql << "UPDATE kenes.person SET name = cast(:name as text) WHERE id = cast(:id as bigint)", soci::use(name, "name"),
      soci::use(person, "id");
}

}  // namespace kenes::identity
