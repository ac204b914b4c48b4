#pragma once
#include "identity/sessions.hpp"
#include "identity/staff/catalogue.hpp"
#include "identity/staff/invitations.hpp"
#include "kenes/registrar.hpp"

namespace kenes::identity::staff {

// Who works with the portal: /staff/people for administrators, /invitation for those who are invited. Handlers must be
// given a CoreCall. Lives as long as the routes.
class Pages {
 public:
  Pages(Sessions& sessions, Catalogue catalogue) : sessions_(sessions), catalogue_(std::move(catalogue)) {}
  void declare(Registrar& registrar);

  static constexpr std::string_view people_path = "/staff/people";
  // Open to administrators of a service or an authority, who see and change what is theirs.
  static const std::vector<std::string>& scoped_patterns();

 private:
  using Step = Response (Pages::*)(CoreCall&) const;
  void add(Registrar& registrar, Method method, const char* path, Access access, Step step, bool twin = false);

  Response people(CoreCall& call) const;
  Response ask_remove_role(CoreCall& call) const;
  Response remove_role(CoreCall& call) const;
  Response remove_page(CoreCall& call, boost::json::object form, int status) const;
  Response ask_invite(CoreCall& call) const;
  Response send_invitation(CoreCall& call) const;
  Response invite_page(CoreCall& call, const std::string& scope, boost::json::object form, const std::string& role,
                       const std::string& language, int status) const;
  Response invitations(CoreCall& call) const;
  Response send_again(CoreCall& call) const;
  Response revoke(CoreCall& call) const;
  Response ask_reset(CoreCall& call) const;
  Response reset(CoreCall& call) const;
  Response invited(CoreCall& call) const;
  Response accept_invitation(CoreCall& call) const;

  // Where the reach of this administrator lets them give something.
  std::vector<std::string> scopes_of(const Reach& reach) const;
  MailMessage invitation_mail(CoreCall& call, const NewInvitation& invitation) const;
  boost::json::object shown(const std::string& role, const std::string& scope, const Translator& words) const;

  Sessions& sessions_;
  Catalogue catalogue_;
};

}  // namespace kenes::identity::staff
