#include "audit/find.hpp"

#include "kenes/sql.hpp"

namespace kenes::audit {

std::vector<std::string> actions(soci::session& sql) {
  std::vector<std::string> all;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "WITH RECURSIVE one AS ((SELECT action FROM kenes.audit ORDER BY action LIMIT 1) UNION ALL"
                      " SELECT (SELECT a.action FROM kenes.audit a WHERE a.action > one.action"
                      " ORDER BY a.action LIMIT 1) FROM one WHERE one.action IS NOT NULL)"
                      " SELECT action FROM one WHERE action IS NOT NULL LIMIT 500");
  for (const auto& row : rows) all.push_back(row.get<std::string>(0));
  return all;
}

std::map<std::int64_t, std::string> names(soci::session& sql, const std::vector<std::int64_t>& people) {
  const auto ids = sql::array(people);
  std::map<std::int64_t, std::string> known;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT id, name FROM kenes.person WHERE id = ANY (cast(:people as bigint[]))",
       soci::use(ids, "people"));
  for (const auto& row : rows) known.emplace(row.get<long long>(0), row.get<std::string>(1));
  return known;
}

std::int64_t owner_of(soci::session& sql, const std::string& email) {
  long long person = 0;
  sql << "SELECT person_id FROM kenes.identity WHERE provider = 'email' AND subject = cast(:email as text)",
      soci::use(email, "email"), soci::into(person);
  return sql.got_data() ? person : 0;
}

}  // namespace kenes::audit
