#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "kenes/actor.hpp"
#include "kenes/time.hpp"

namespace kenes::identity {

// A session as the database has it, with whom it belongs to.
struct KnownSession {
  std::int64_t id = 0;
  Time created, seen, expires;
  std::optional<Time> proved = {};  // see Visitor::proved_at
  Actor actor;
};

}  // namespace kenes::identity
