#pragma once
// Who holds what: kenes.role for the pages of administrators.
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "identity/staff/reach.hpp"
#include "kenes/audit.hpp"
#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::staff {

struct HeldRole {
  std::int64_t id = 0;
  std::string role, scope;
  bool configured = false;     // by the portal file: it can't be taken away here
  std::string email;           // of the configuration, or the person's own
  std::int64_t person_id = 0;  // 0: nobody has signed in with this address yet
  std::string name;
  Time since;
  std::string granted_by;      // name of whoever did
  bool second_factor = false;  // has set one up
};

// Of the scopes that `reach` sees; `search`: a part of an address or name, "" for all. The latest first.
int count_held(soci::session& sql, const Reach& reach, const std::string& search);
std::vector<HeldRole> list_held(soci::session& sql, const Reach& reach, const std::string& search, int from, int most);
std::optional<HeldRole> find_held(soci::session& sql, const Reach& reach, std::int64_t id);

// Takes a granted role away. `by`: who does it. Errors: "gone", "configured", "not_yours" (beyond the reach),
// "last_administrator": somebody must be left who can hand out roles.
Result<HeldRole> remove_role(soci::session& sql, Audit& audit, const Reach& reach, std::int64_t id, std::int64_t by,
                             const std::string& reason);

}  // namespace kenes::identity::staff
