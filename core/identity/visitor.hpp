#pragma once
// Who sent this request, as the session cookie tells, and what the core's own pages need beside the plugins' Call.
#include <optional>
#include <string>
#include <vector>

#include "kenes/call.hpp"

namespace kenes::identity {

struct Visitor {
  Actor actor;
  std::string session_id;   // "" without a session; never shown
  bool had_cookie = false;  // a session cookie came, valid or not: the answer must not be shared
  // Of this session, as KnownSession has them. While roles are withheld the actor has none, for plugins neither.
  std::optional<Time> second_factor_at = {};
  std::vector<Role> withheld_roles = {};
  std::string csrf_token;  // to be put into every form; "" until a session or form cookie exists

  bool is_staff() const { return !actor.roles.empty() || !withheld_roles.empty(); }
};

// Calls to routes of the core itself are of this type.
class CoreCall : public Call {
 public:
  virtual Visitor& visitor() = 0;
  virtual const NamedValues& cookies() const = 0;
  virtual void set_cookie(std::string header_value) = 0;
};

}  // namespace kenes::identity
