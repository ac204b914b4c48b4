#include "identity/staff/invitations.hpp"

namespace kenes::identity::staff {
namespace {

// Whoever has lost the right to hand out roles has lost it for what they began, too.
bool may_still_invite(soci::session& sql, const Invitation& invitation) {
  const long long by = invitation.by;
  int found = 0;
  sql << "SELECT count(*)::integer FROM kenes.role r WHERE r.name = 'administrator'"
         " AND (r.scope = '' OR (r.scope = cast(:scope as text) AND cast(:role as text) <> 'administrator'))"
         " AND (r.person_id = cast(:by as bigint) OR r.email IN (SELECT subject FROM kenes.identity"
         " WHERE provider = 'email' AND person_id = cast(:same as bigint)))",
      soci::use(invitation.scope, "scope"), soci::use(invitation.role, "role"), soci::use(by, "by"),
      soci::use(by, "same"), soci::into(found);
  return found != 0;
}

bool end(soci::session& sql, std::int64_t id, Time now) {
  const long long wanted = id, at = micros(now);
  long long ended = 0;
  sql << "UPDATE kenes.invitation SET ended_at = kenes.to_time(cast(:now as bigint)), outcome = 'accepted'"
         " WHERE id = cast(:id as bigint) AND ended_at IS NULL RETURNING id",
      soci::use(at, "now"), soci::use(wanted, "id"), soci::into(ended);
  return sql.got_data();
}

long long grant(soci::session& sql, const Invitation& invitation, std::int64_t person_id, Time now) {
  const long long person = person_id, by = invitation.by, at = micros(now);
  long long id = 0;
  sql << "INSERT INTO kenes.role (person_id, name, scope, source, granted_by, created_at)"
         " VALUES (cast(:person as bigint), cast(:role as text), cast(:scope as text), 'granted',"
         " cast(:by as bigint), kenes.to_time(cast(:now as bigint)))"
         " ON CONFLICT (person_id, name, scope, source) WHERE person_id IS NOT NULL DO UPDATE SET name = excluded.name"
         " RETURNING id",
      soci::use(person, "person"), soci::use(invitation.role, "role"), soci::use(invitation.scope, "scope"),
      soci::use(by, "by"), soci::use(at, "now"), soci::into(id);
  return id;
}

}  // namespace

Result<Invitation> accept(soci::session& sql, Host& host, std::string_view token, std::int64_t person_id, Time now) {
  // Against taking away the inviter's role at the same moment.
  sql << "SELECT pg_advisory_xact_lock(hashtextextended('kenes.role', 0))";
  const auto invitation = find_invitation(sql, host.secrets(), token, now);
  if (!invitation) return fail("over", "used, revoked or too old");
  if (!has_proved(sql, person_id, invitation->email)) return fail("other_address", "the address is not proved");
  if (!may_still_invite(sql, *invitation) || !end(sql, invitation->id, now))
    return fail("over", "nobody stands behind it any more");
  const auto role = grant(sql, *invitation, person_id, now);
  host.audit().record(sql, {person_id,
                            "role.accept",
                            "role:" + std::to_string(role),
                            {{"role", invitation->role},
                             {"scope", invitation->scope},
                             {"invitation", invitation->id},
                             {"invited_by", invitation->by}}});
  return *invitation;
}

}  // namespace kenes::identity::staff
