#include "identity/second_factor/show_factor.hpp"
#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {

Result<void> use_key(soci::session& sql, std::int64_t person_id, std::string_view credential_id, const ShownKey& shown,
                     const RelyingParty& party, Time now) {
  const long long person = person_id, at = micros(now);
  const auto credential = secrets::to_base64url(credential_id);
  KeyRecord known;
  long long id = 0, count = 0;
  std::string public_key;
  sql << "SELECT id, algorithm, public_key, sign_count FROM kenes.security_key"
         " WHERE credential_id = cast(:credential as text) AND person_id = cast(:person as bigint) FOR UPDATE",
      soci::use(credential, "credential"), soci::use(person, "person"), soci::into(id), soci::into(known.algorithm),
      soci::into(public_key), soci::into(count);
  if (!sql.got_data()) return fail("refused", "not a key of this person");
  known.public_key = secrets::from_base64(public_key).value_or("");
  known.sign_count = count;
  const auto shown_count = check_shown_key(shown, known, party);
  if (!shown_count) return tl::unexpected(shown_count.error());
  const long long latest = *shown_count;
  sql << "UPDATE kenes.security_key SET sign_count = cast(:count as bigint),"
         " used_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as bigint)",
      soci::use(latest, "count"), soci::use(at, "now"), soci::use(id, "id");
  return {};
}

}  // namespace kenes::identity::second_factor
