#include "identity/staff/invitations.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity::staff {
namespace {

const std::string columns =
    "SELECT i.id, i.email, i.role, i.scope, i.language, i.invited_by, coalesce(p.name, ''),"
    " kenes.to_micros(i.created_at), kenes.to_micros(i.expires_at)"
    " FROM kenes.invitation i LEFT JOIN kenes.person p ON p.id = i.invited_by WHERE i.ended_at IS NULL";
const std::string in_reach = " AND (cast(:whole as integer) = 1 OR i.scope = ANY (cast(:scopes as text[])))";

Invitation invitation_from(const soci::row& row) {
  return {.id = row.get<long long>(0),
          .email = row.get<std::string>(1),
          .role = row.get<std::string>(2),
          .scope = row.get<std::string>(3),
          .language = row.get<std::string>(4),
          .by = row.get<long long>(5),
          .by_name = row.get<std::string>(6),
          .created = from_micros(row.get<long long>(7)),
          .expires = from_micros(row.get<long long>(8))};
}

}  // namespace

std::string invitation_hash(const Secrets& secrets, std::string_view token) {
  return secrets.keyed_hash("identity.invitation", token);
}

int count_open(soci::session& sql, const Reach& reach) {
  const int whole = reach.whole() ? 1 : 0;
  const auto scopes = sql::array(reach.scopes());
  int count = 0;
  sql << "SELECT count(*)::integer FROM kenes.invitation i WHERE i.ended_at IS NULL" + in_reach,
      soci::use(whole, "whole"), soci::use(scopes, "scopes"), soci::into(count);
  return count;
}

std::vector<Invitation> list_open(soci::session& sql, const Reach& reach, int from, int most) {
  const int whole = reach.whole() ? 1 : 0;
  const auto scopes = sql::array(reach.scopes());
  std::vector<Invitation> open;
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns + in_reach +
                          " ORDER BY i.id DESC LIMIT cast(:most as integer) OFFSET cast(:from as integer)",
       soci::use(whole, "whole"), soci::use(scopes, "scopes"), soci::use(most, "most"), soci::use(from, "from"));
  for (const auto& row : rows) open.push_back(invitation_from(row));
  return open;
}

std::optional<Invitation> find_invitation(soci::session& sql, const Secrets& secrets, std::string_view token,
                                          Time now) {
  if (token.empty()) return std::nullopt;
  const auto hash = invitation_hash(secrets, token);
  const long long at = micros(now);
  const soci::rowset<soci::row> rows = (sql.prepare << columns +
                                                           " AND i.token_hash = cast(:hash as text)"
                                                           " AND i.expires_at > kenes.to_time(cast(:now as bigint))",
                                        soci::use(hash, "hash"), soci::use(at, "now"));
  for (const auto& row : rows) return invitation_from(row);
  return std::nullopt;
}

bool has_proved(soci::session& sql, std::int64_t person_id, const std::string& email) {
  const long long person = person_id;
  int found = 0;
  sql << "SELECT count(*)::integer FROM kenes.identity WHERE provider = 'email' AND subject = cast(:email as text)"
         " AND person_id = cast(:person as bigint)",
      soci::use(email, "email"), soci::use(person, "person"), soci::into(found);
  return found != 0;
}

}  // namespace kenes::identity::staff
