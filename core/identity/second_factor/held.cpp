#include "identity/second_factor/held.hpp"

#include "secrets/base64.hpp"

namespace kenes::identity::second_factor {

Held read_held(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  Held held;
  long long since = 0;
  sql << "SELECT kenes.to_micros(created_at) FROM kenes.code_app WHERE person_id = cast(:person as bigint)",
      soci::use(person, "person"), soci::into(since);
  if (sql.got_data()) held.app_since = from_micros(since);
  const int most = most_keys;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT id, name, kenes.to_micros(created_at), kenes.to_micros(used_at) FROM kenes.security_key"
                      " WHERE person_id = cast(:person as bigint) ORDER BY id LIMIT cast(:most as integer)",
       soci::use(person, "person"), soci::use(most, "most"));
  for (const auto& row : rows) {
    held.keys.push_back({row.get<long long>(0), row.get<std::string>(1), from_micros(row.get<long long>(2)),
                         from_micros(row.get<long long>(3))});
  }
  sql << "SELECT count(*)::integer FROM kenes.recovery_code WHERE person_id = cast(:person as bigint)",
      soci::use(person, "person"), soci::into(held.recovery_codes);
  return held;
}

bool has_any(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  int found = 0;
  sql << "SELECT (EXISTS (SELECT FROM kenes.code_app WHERE person_id = cast(:person as bigint))"
         " OR EXISTS (SELECT FROM kenes.security_key WHERE person_id = cast(:same as bigint)))::integer",
      soci::use(person, "person"), soci::use(person, "same"), soci::into(found);
  return found != 0;
}

std::vector<std::string> key_ids(soci::session& sql, std::int64_t person_id) {
  const long long person = person_id;
  std::vector<std::string> ids;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT credential_id FROM kenes.security_key WHERE person_id = cast(:person as bigint)"
                      " ORDER BY id LIMIT 100",
       soci::use(person, "person"));
  for (const auto& row : rows) ids.push_back(secrets::from_base64(row.get<std::string>(0)).value_or(""));
  return ids;
}

}  // namespace kenes::identity::second_factor
