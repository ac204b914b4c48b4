#include "identity/people.hpp"

namespace kenes::identity {
namespace {

long long known_person(soci::session& sql, const Proof& proof) {
  long long id = 0;
  sql << "SELECT person_id FROM kenes.identity"
         " WHERE provider = cast(:provider as text) AND subject = cast(:subject as text)",
      soci::use(proof.space, "provider"), soci::use(proof.subject, "subject"), soci::into(id);
  return sql.got_data() ? id : 0;
}

long long make_person(soci::session& sql, const Proof& proof, const std::string& language, Time now) {
  const auto key = new_key(proof.space, proof.subject);
  const long long at = micros(now);
  long long id = 0;
  sql << "INSERT INTO kenes.person (key, email, name, language, created_at) VALUES (cast(:key as text),"
         " nullif(cast(:email as text), ''), cast(:name as text), cast(:language as text),"
         " kenes.to_time(cast(:now as bigint))) ON CONFLICT DO NOTHING RETURNING id",
      soci::use(key, "key"), soci::use(proof.email, "email"), soci::use(proof.name, "name"),
      soci::use(language, "language"), soci::use(at, "now"), soci::into(id);
  return sql.got_data() ? id : 0;
}

bool note_way(soci::session& sql, const Proof& proof, long long person, Time now) {
  const long long at = micros(now);
  int made = 0;
  sql << "INSERT INTO kenes.identity (provider, subject, person_id, created_at) VALUES (cast(:provider as text),"
         " cast(:subject as text), cast(:person as bigint), kenes.to_time(cast(:now as bigint)))"
         " ON CONFLICT (provider, subject) DO NOTHING RETURNING 1",
      soci::use(proof.space, "provider"), soci::use(proof.subject, "subject"), soci::use(person, "person"),
      soci::use(at, "now"), soci::into(made);
  return sql.got_data();
}

}  // namespace

std::string new_key(std::string_view space, std::string_view subject) {
  return std::string(space).append(":").append(subject);
}

Person person_of(soci::session& sql, const Proof& proof, const std::string& language, Time now) {
  if (const auto known = known_person(sql, proof)) return {known, false};
  const auto made = make_person(sql, proof, language, now);
  if (made == 0) {
    // Somebody else's transaction made it a moment ago; we waited for its commit and can see it now.
    return {known_person(sql, proof), false};
  }
  note_way(sql, proof, made, now);
  return {made, true};
}

AddedWay add_way(soci::session& sql, const Proof& proof, std::int64_t person_id, Time now) {
  const bool is_new = note_way(sql, proof, person_id, now);
  const long long owner = known_person(sql, proof);
  if (owner == person_id && !proof.email.empty()) {
    sql << "UPDATE kenes.person SET email = cast(:email as text) WHERE id = cast(:id as bigint) AND email IS NULL",
        soci::use(proof.email, "email"), soci::use(owner, "id");
  }
  return {owner, is_new};
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
