#include "identity/attempts.hpp"
#include "identity/staff/invitations.hpp"

namespace kenes::identity::staff {
namespace {

const AttemptLimit to_address{"invitation.address", std::chrono::hours{24}, 10};
const AttemptLimit by_person{"invitation.person", std::chrono::hours{24}, 200};

bool holds(soci::session& sql, const NewInvitation& invitation) {
  int found = 0;
  sql << "SELECT count(*)::integer FROM kenes.role r WHERE r.name = cast(:role as text)"
         " AND r.scope = cast(:scope as text) AND (r.email = cast(:email as text) OR r.person_id IN"
         " (SELECT person_id FROM kenes.identity WHERE provider = 'email' AND subject = cast(:same as text)))",
      soci::use(invitation.role, "role"), soci::use(invitation.scope, "scope"), soci::use(invitation.email, "email"),
      soci::use(invitation.email, "same"), soci::into(found);
  return found != 0;
}

bool within_limits(soci::session& sql, const Secrets& secrets, const std::string& email, std::int64_t by, Time now) {
  const bool address = take_attempt(sql, secrets, to_address, email, now);
  return take_attempt(sql, secrets, by_person, std::to_string(by), now) && address;
}

}  // namespace

Result<std::int64_t> invite(soci::session& sql, Host& host, const NewInvitation& invitation, Time now) {
  if (holds(sql, invitation)) return fail("held", "the address has this role");
  if (!within_limits(sql, host.secrets(), invitation.email, invitation.by, now))
    return fail("too_many", "many invitations within a day");
  const auto hash = invitation_hash(host.secrets(), invitation.token);
  const long long by = invitation.by, at = micros(now), expires = micros(now + invitation_lifetime);
  long long id = 0;
  sql << "INSERT INTO kenes.invitation (email, role, scope, language, token_hash, invited_by, created_at, expires_at)"
         " VALUES (cast(:email as text), cast(:role as text), cast(:scope as text), cast(:language as text),"
         " cast(:hash as text), cast(:by as bigint), kenes.to_time(cast(:now as bigint)),"
         " kenes.to_time(cast(:expires as bigint)))"
         " ON CONFLICT (email, role, scope) WHERE ended_at IS NULL DO UPDATE SET language = excluded.language,"
         " token_hash = excluded.token_hash, invited_by = excluded.invited_by, created_at = excluded.created_at,"
         " expires_at = excluded.expires_at RETURNING id",
      soci::use(invitation.email, "email"), soci::use(invitation.role, "role"), soci::use(invitation.scope, "scope"),
      soci::use(invitation.language, "language"), soci::use(hash, "hash"), soci::use(by, "by"), soci::use(at, "now"),
      soci::use(expires, "expires"), soci::into(id);
  host.audit().record(sql, {invitation.by,
                            "role.invite",
                            "invitation:" + std::to_string(id),
                            {{"role", invitation.role}, {"scope", invitation.scope}}});
  return id;
}

Result<Invitation> invite_again(soci::session& sql, Host& host, const Reach& reach, std::int64_t id,
                                const std::string& token, std::int64_t by, Time now) {
  const long long wanted = id, whose = by, at = micros(now), expires = micros(now + invitation_lifetime);
  const auto hash = invitation_hash(host.secrets(), token);
  Invitation again{.id = id, .by = by, .created = now, .expires = now + invitation_lifetime};
  sql << "SELECT email, role, scope, language FROM kenes.invitation WHERE id = cast(:id as bigint)"
         " AND ended_at IS NULL FOR UPDATE",
      soci::use(wanted, "id"), soci::into(again.email), soci::into(again.role), soci::into(again.scope),
      soci::into(again.language);
  if (!sql.got_data() || !reach.covers(again.role, again.scope)) return fail("gone", "no such invitation");
  if (!within_limits(sql, host.secrets(), again.email, by, now)) return fail("too_many", "many within a day");
  sql << "UPDATE kenes.invitation SET token_hash = cast(:hash as text), invited_by = cast(:by as bigint),"
         " created_at = kenes.to_time(cast(:now as bigint)), expires_at = kenes.to_time(cast(:expires as bigint))"
         " WHERE id = cast(:id as bigint)",
      soci::use(hash, "hash"), soci::use(whose, "by"), soci::use(at, "now"), soci::use(expires, "expires"),
      soci::use(wanted, "id");
  host.audit().record(
      sql,
      {by, "role.invite_again", "invitation:" + std::to_string(id), {{"role", again.role}, {"scope", again.scope}}});
  return again;
}

bool revoke_invitation(soci::session& sql, Audit& audit, const Reach& reach, std::int64_t id, std::int64_t by,
                       Time now) {
  const long long wanted = id, at = micros(now);
  std::string role, scope;
  sql << "SELECT role, scope FROM kenes.invitation WHERE id = cast(:id as bigint) AND ended_at IS NULL FOR UPDATE",
      soci::use(wanted, "id"), soci::into(role), soci::into(scope);
  if (!sql.got_data() || !reach.covers(role, scope)) return false;
  sql << "UPDATE kenes.invitation SET ended_at = kenes.to_time(cast(:now as bigint)), outcome = 'revoked'"
         " WHERE id = cast(:id as bigint)",
      soci::use(at, "now"), soci::use(wanted, "id");
  audit.record(sql,
               {by, "role.revoke_invitation", "invitation:" + std::to_string(id), {{"role", role}, {"scope", scope}}});
  return true;
}

}  // namespace kenes::identity::staff
