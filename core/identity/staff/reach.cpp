#include "identity/staff/reach.hpp"

#include <algorithm>

namespace kenes::identity::staff {

Reach::Reach(const Actor& actor) {
  for (const auto& role : actor.roles) {
    if (role.name != administrator) continue;
    if (role.scope.empty()) whole_ = true;
    scopes_.push_back(role.scope);
  }
  if (whole_) scopes_.clear();
}

bool Reach::sees(std::string_view scope) const {
  return whole_ || std::find(scopes_.begin(), scopes_.end(), scope) != scopes_.end();
}

bool Reach::covers(std::string_view role, std::string_view scope) const {
  return whole_ || (role != administrator && sees(scope));
}

}  // namespace kenes::identity::staff
