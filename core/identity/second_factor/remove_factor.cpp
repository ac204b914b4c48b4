#include "identity/second_factor/held.hpp"
#include "identity/sessions.hpp"

namespace kenes::identity::second_factor {
namespace {

// Recovery codes that outlived their factor would be one themselves.
void after_removal(soci::session& sql, std::int64_t person_id) {
  if (has_any(sql, person_id)) return;
  const long long person = person_id;
  sql << "DELETE FROM kenes.recovery_code WHERE person_id = cast(:person as bigint)", soci::use(person, "person");
  Sessions::drop_second_factor(sql, person_id);
}

}  // namespace

bool remove_app(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  long long gone = 0;
  sql << "DELETE FROM kenes.code_app WHERE person_id = cast(:person as bigint) RETURNING person_id",
      soci::use(person, "person"), soci::into(gone);
  const bool removed = sql.got_data();
  after_removal(sql, person_id);
  return removed;
}

bool remove_key(soci::session& sql, std::int64_t person_id, std::int64_t key_id) {
  const long long person = person_id, key = key_id;
  long long gone = 0;
  sql << "DELETE FROM kenes.security_key WHERE id = cast(:key as bigint) AND person_id = cast(:person as bigint)"
         " RETURNING id",
      soci::use(key, "key"), soci::use(person, "person"), soci::into(gone);
  const bool removed = sql.got_data();
  after_removal(sql, person_id);
  return removed;
}

bool remove_all(soci::session& sql, std::int64_t person_id) {
  const bool had = has_any(sql, person_id);
  const long long person = person_id;
  sql << "DELETE FROM kenes.security_key WHERE person_id = cast(:person as bigint)", soci::use(person, "person");
  remove_app(sql, person_id);
  return had;
}

}  // namespace kenes::identity::second_factor
