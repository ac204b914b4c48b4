#pragma once
// Roles that the configuration grants to staff, by e-mail address.
#include <vector>

#include "config/portal.hpp"
#include "kenes/audit.hpp"
#include "kenes/database.hpp"
#include "kenes/result.hpp"

namespace kenes::identity {

struct RoleChanges {
  int granted = 0, removed = 0;
};

// Brings kenes.role in line with `staff` at the start: who left the configuration loses the role, unless it was granted
// otherwise as well. Recorded in the audit trail without addresses. Sessions see it within SessionCache::lifetime.
// Fails with the first address that is not one.
Result<RoleChanges> synchronise_staff(Database& database, Audit& audit, const std::vector<config::Staff>& staff,
                                      Time now);

}  // namespace kenes::identity
