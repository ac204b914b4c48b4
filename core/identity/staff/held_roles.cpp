#include "identity/staff/held_roles.hpp"

#include "kenes/sql.hpp"

namespace kenes::identity::staff {
namespace {

// A handful of rows for each member of staff; people are found by their keys.
const std::string from_roles =
    " FROM kenes.role r"
    " LEFT JOIN kenes.identity i ON i.provider = 'email' AND i.subject = r.email"
    " LEFT JOIN kenes.person p ON p.id = coalesce(r.person_id, i.person_id)"
    " WHERE (cast(:whole as integer) = 1 OR r.scope = ANY (cast(:scopes as text[])))";
const std::string searched =
    " AND (cast(:search as text) = '' OR strpos(lower(coalesce(r.email, p.email, '')), lower(cast(:same as text))) > 0"
    " OR strpos(lower(p.name), lower(cast(:again as text))) > 0)";
const std::string columns =
    "SELECT r.id, r.name, r.scope, (r.source = 'config')::integer, coalesce(r.email, p.email, ''), coalesce(p.id, 0),"
    " coalesce(p.name, ''), kenes.to_micros(r.created_at),"
    " coalesce((SELECT name FROM kenes.person WHERE id = r.granted_by), ''),"
    " (EXISTS (SELECT FROM kenes.code_app c WHERE c.person_id = p.id)"
    " OR EXISTS (SELECT FROM kenes.security_key k WHERE k.person_id = p.id))::integer";

HeldRole held_from(const soci::row& row) {
  return {.id = row.get<long long>(0),
          .role = row.get<std::string>(1),
          .scope = row.get<std::string>(2),
          .configured = row.get<int>(3) != 0,
          .email = row.get<std::string>(4),
          .person_id = row.get<long long>(5),
          .name = row.get<std::string>(6),
          .since = from_micros(row.get<long long>(7)),
          .granted_by = row.get<std::string>(8),
          .second_factor = row.get<int>(9) != 0};
}

}  // namespace

int count_held(soci::session& sql, const Reach& reach, const std::string& search) {
  const int whole = reach.whole() ? 1 : 0;
  const auto scopes = sql::array(reach.scopes());
  int count = 0;
  sql << "SELECT count(*)::integer" + from_roles + searched, soci::use(whole, "whole"), soci::use(scopes, "scopes"),
      soci::use(search, "search"), soci::use(search, "same"), soci::use(search, "again"), soci::into(count);
  return count;
}

std::vector<HeldRole> list_held(soci::session& sql, const Reach& reach, const std::string& search, int from, int most) {
  const int whole = reach.whole() ? 1 : 0;
  const auto scopes = sql::array(reach.scopes());
  std::vector<HeldRole> held;
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns + from_roles + searched +
                          " ORDER BY r.id DESC LIMIT cast(:most as integer) OFFSET cast(:from as integer)",
       soci::use(whole, "whole"), soci::use(scopes, "scopes"), soci::use(search, "search"), soci::use(search, "same"),
       soci::use(search, "again"), soci::use(most, "most"), soci::use(from, "from"));
  for (const auto& row : rows) held.push_back(held_from(row));
  return held;
}

std::optional<HeldRole> find_held(soci::session& sql, const Reach& reach, std::int64_t id) {
  const int whole = reach.whole() ? 1 : 0;
  const auto scopes = sql::array(reach.scopes());
  const long long wanted = id;
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns + from_roles + " AND r.id = cast(:id as bigint)", soci::use(whole, "whole"),
       soci::use(scopes, "scopes"), soci::use(wanted, "id"));
  for (const auto& row : rows) return held_from(row);
  return std::nullopt;
}

}  // namespace kenes::identity::staff
