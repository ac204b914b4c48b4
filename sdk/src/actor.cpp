#include "kenes/actor.hpp"

#include <algorithm>

namespace kenes {

bool Actor::has_role(std::string_view role, std::string_view scope) const {
  return std::any_of(roles.begin(), roles.end(), [&](const Role& held) {
    if (held.scope.empty()) return held.name == role || held.name == "administrator";
    return held.name == role && held.scope == scope;
  });
}

}  // namespace kenes
