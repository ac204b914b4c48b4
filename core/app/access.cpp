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

Verdict judge_anywhere(const Access& access, const Actor& actor) {
  const auto verdict = judge(access, actor, "");
  if (verdict != Verdict::forbidden || access.kind != Access::Kind::role) return verdict;
  return std::any_of(actor.roles.begin(), actor.roles.end(),
                     [&](const Role& held) {
                       return std::find(access.roles.begin(), access.roles.end(), held.name) != access.roles.end();
                     })
             ? Verdict::allowed
             : Verdict::forbidden;
}

}  // namespace kenes::app
