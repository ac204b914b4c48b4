#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kenes/actor.hpp"
#include "kenes/time.hpp"

namespace kenes::identity {

// A session as the database has it, with whom it belongs to.
struct KnownSession {
  std::int64_t id = 0;
  Time created, seen, expires;
  Actor actor;
  std::optional<Time> second_factor_at = {};  // when it was last shown in this session
  // What the person holds, but only after showing a second factor; then the actor has no roles.
  std::vector<Role> withheld_roles = {};
};

}  // namespace kenes::identity
