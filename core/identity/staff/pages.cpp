#include "identity/staff/pages.hpp"

#include "identity/core_call.hpp"
#include "identity/staff/forget_invitations.hpp"

namespace kenes::identity::staff {

const std::vector<std::string>& Pages::scoped_patterns() {
  static const std::vector<std::string> patterns{
      "/staff/people",
      "/staff/people/invite",
      "/staff/people/invitations",
      "/staff/people/invitations/{id:int}/resend",
      "/staff/people/invitations/{id:int}/revoke",
      "/staff/people/roles/{id:int}/remove",
  };
  return patterns;
}

void Pages::declare(Registrar& registrar) {
  const auto administrators = Access::role(std::string(administrator));
  add(registrar, Method::get, "/staff/people", administrators, &Pages::people, true);
  add(registrar, Method::get, "/staff/people/invite", administrators, &Pages::ask_invite);
  add(registrar, Method::post, "/staff/people/invite", administrators, &Pages::send_invitation);
  add(registrar, Method::get, "/staff/people/invitations", administrators, &Pages::invitations, true);
  add(registrar, Method::post, "/staff/people/invitations/{id:int}/resend", administrators, &Pages::send_again);
  add(registrar, Method::post, "/staff/people/invitations/{id:int}/revoke", administrators, &Pages::revoke);
  add(registrar, Method::get, "/staff/people/roles/{id:int}/remove", administrators, &Pages::ask_remove_role);
  add(registrar, Method::post, "/staff/people/roles/{id:int}/remove", administrators, &Pages::remove_role);
  add(registrar, Method::get, "/staff/people/{person:int}/second-factor", administrators, &Pages::ask_reset);
  add(registrar, Method::post, "/staff/people/{person:int}/second-factor", administrators, &Pages::reset);
  add(registrar, Method::get, "/invitation", Access::anyone(), &Pages::invited);
  add(registrar, Method::post, "/invitation/accept", Access::signed_in(), &Pages::accept_invitation);
  declare_forgetting(registrar);
}

void Pages::add(Registrar& registrar, Method method, const char* path, Access access, Step step, bool twin) {
  registrar.route({.method = method,
                   .path = path,
                   .access = std::move(access),
                   .handler = [this, step](Call& call) { return (this->*step)(core_call(call)); },
                   .twin = twin,
                   .per_minute = 60});
}

std::vector<std::string> Pages::scopes_of(const Reach& reach) const {
  std::vector<std::string> mine;
  for (const auto& scope : catalogue_.scopes())
    if (reach.sees(scope)) mine.push_back(scope);
  return mine;
}

boost::json::object Pages::shown(const std::string& role, const std::string& scope, const Translator& words) const {
  return {{"role", role},
          {"about", catalogue_.about(role, words.language())},
          {"scope", scope},
          {"scope_title", catalogue_.title_of_scope(scope, words.language())}};
}

}  // namespace kenes::identity::staff
