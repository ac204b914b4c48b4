#include "app/access.hpp"

#include <algorithm>

namespace kenes::app {

Verdict judge(const Access& access, const Actor& actor, std::string_view scope) {
  switch (access.kind) {
    case Access::Kind::anyone:
      return Verdict::allowed;
    case Access::Kind::signed_in:
      return actor.signed_in() ? Verdict::allowed : Verdict::sign_in;
    case Access::Kind::role:
      if (!actor.signed_in()) return Verdict::sign_in;
      return std::any_of(access.roles.begin(), access.roles.end(),
                         [&](const std::string& role) { return actor.has_role(role, scope); })
                 ? Verdict::allowed
                 : Verdict::forbidden;
    case Access::Kind::unset:
      break;
  }
  return Verdict::forbidden;
}

}  // namespace kenes::app
