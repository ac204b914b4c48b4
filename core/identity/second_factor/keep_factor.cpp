#include "identity/second_factor/held.hpp"
#include "identity/second_factor/sealed_secret.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {

void keep_app(soci::session& sql, const Secrets& secrets, std::int64_t person_id, std::string_view secret,
              std::int64_t step, Time now) {
  const long long person = person_id, last = step, at = micros(now);
  const auto sealed = seal_secret(secret, secrets, "app:" + std::to_string(person_id));
  sql << "INSERT INTO kenes.code_app (person_id, secret, last_step, created_at, used_at)"
         " SELECT cast(:person as bigint), cast(:secret as text), cast(:step as bigint), at, at"
         " FROM kenes.to_time(cast(:now as bigint)) at"
         " ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step,"
         " created_at = excluded.created_at, used_at = excluded.used_at",
      soci::use(person, "person"), soci::use(sealed, "secret"), soci::use(last, "step"), soci::use(at, "now");
}

bool keep_key(soci::session& sql, std::int64_t person_id, const KeyRecord& key, const std::string& name, Time now) {
  const long long person = person_id, count = key.sign_count, at = micros(now);
  const int most = most_keys;
  const auto credential = secrets::to_base64url(key.credential_id), public_key = secrets::to_base64url(key.public_key);
  long long id = 0;
  sql << "INSERT INTO kenes.security_key (person_id, credential_id, algorithm, public_key, sign_count, name, "
         "created_at,"
         " used_at) SELECT cast(:person as bigint), cast(:credential as text), cast(:algorithm as integer),"
         " cast(:key as text), cast(:count as bigint), cast(:name as text), at, at"
         " FROM kenes.to_time(cast(:now as bigint)) at WHERE (SELECT count(*) FROM kenes.security_key"
         " WHERE person_id = cast(:same as bigint)) < cast(:most as integer)"
         " ON CONFLICT (credential_id) DO NOTHING RETURNING id",
      soci::use(person, "person"), soci::use(credential, "credential"), soci::use(key.algorithm, "algorithm"),
      soci::use(public_key, "key"), soci::use(count, "count"), soci::use(name, "name"), soci::use(at, "now"),
      soci::use(person, "same"), soci::use(most, "most"), soci::into(id);
  return sql.got_data();
}

}  // namespace kenes::identity::second_factor
