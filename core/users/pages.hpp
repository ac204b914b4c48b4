#pragma once
#include "identity/sessions.hpp"
#include "kenes/form.hpp"
#include "kenes/registrar.hpp"
#include "users/own_ways.hpp"
#include "users/part.hpp"

namespace kenes::users {

// The pages of one's own account. Handlers must be given an identity::CoreCall. Lives as long as the routes.
//
// /account              what is known, and where each is changed
// /account/details      name, language of mails
// /account/ways         ways to sign in; /remove
// /account/email        another address; /use takes it into use
// /account/sessions     devices; signing out one or all
// /account/activity     all that the person did, to them alone
// /account/news         what they are told of by mail
// /account/export       all that is kept of them, as a file
// /account/erase        the end of the account; /account/erased after it
// /account/prove        showing anew that it is them (identity/fresh.hpp)
class Pages {
 public:
  // `sign_ins`: the ways beside e-mail, for their titles.
  Pages(identity::Sessions& sessions, const std::vector<config::SignIn>& sign_ins, Parts parts)
      : sessions_(sessions), names_(sign_ins), parts_(std::move(parts)) {}
  void declare(Registrar& registrar);

 private:
  using Handler = Response (Pages::*)(identity::CoreCall&) const;

  Response overview(identity::CoreCall& call) const;
  Response details(identity::CoreCall& call) const;
  Response save_details(identity::CoreCall& call) const;
  Response ask_name(identity::CoreCall& call) const;
  Response take_name(identity::CoreCall& call) const;

  Response ways(identity::CoreCall& call) const;
  Response ask_removal(identity::CoreCall& call) const;
  Response remove_way(identity::CoreCall& call) const;
  Response ask_email(identity::CoreCall& call) const;
  Response ask_use(identity::CoreCall& call) const;
  Response use_email(identity::CoreCall& call) const;

  Response sessions(identity::CoreCall& call) const;
  Response sign_out_one(identity::CoreCall& call) const;
  Response sign_out_everywhere(identity::CoreCall& call) const;

  Response activity(identity::CoreCall& call) const;
  Response news(identity::CoreCall& call) const;
  Response stop_news(identity::CoreCall& call) const;

  Response ask_export(identity::CoreCall& call) const;
  Response give_export(identity::CoreCall& call) const;
  Response ask_erasure(identity::CoreCall& call) const;
  Response erase(identity::CoreCall& call) const;
  Response erased(identity::CoreCall& call) const;
  Response prove(identity::CoreCall& call) const;

  Response details_page(identity::CoreCall& call, boost::json::object form, const std::string& language,
                        int status = 200) const;
  Response erasure_page(identity::CoreCall& call, boost::json::object form, int status = 200) const;

  identity::Sessions& sessions_;
  WayNames names_;
  Parts parts_;
};

}  // namespace kenes::users
