#include "identity/staff/held_roles.hpp"

namespace kenes::identity::staff {
namespace {

int administrators(soci::session& sql) {
  int count = 0;
  sql << "SELECT count(*)::integer FROM kenes.role WHERE name = 'administrator' AND scope = ''", soci::into(count);
  return count;
}

}  // namespace

Result<HeldRole> remove_role(soci::session& sql, Audit& audit, const Reach& reach, std::int64_t id, std::int64_t by,
                             const std::string& reason) {
  // One after the other: two administrators must not remove each other at the same moment.
  sql << "SELECT pg_advisory_xact_lock(hashtextextended('kenes.role', 0))";
  const auto held = find_held(sql, reach, id);
  if (!held) return fail("gone", "there is no such role, or it is beyond reach");
  if (held->configured) return fail("configured", "it is given by the portal file");
  if (!reach.covers(held->role, held->scope)) return fail("not_yours", "it is beyond reach");
  if (held->role == administrator && held->scope.empty() && administrators(sql) == 1)
    return fail("last_administrator", "nobody would be left");
  const long long role = id;
  sql << "DELETE FROM kenes.role WHERE id = cast(:id as bigint)", soci::use(role, "id");
  audit.record(sql, {by,
                     "role.revoke",
                     "role:" + std::to_string(id),
                     {{"role", held->role}, {"scope", held->scope}, {"person", held->person_id}, {"reason", reason}}});
  return *held;
}

}  // namespace kenes::identity::staff
