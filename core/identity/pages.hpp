#pragma once
#include "config/sign_in.hpp"
#include "identity/email/email_provider.hpp"
#include "identity/provider.hpp"

namespace kenes::identity {

// Signing in and out, through the same Registrar as a plugin's, with absolute paths; and the jobs that forget what is
// over. Handlers must be given a CoreCall. Lives as long as the routes.
class Pages {
 public:
  // `sign_ins`: the ways beside e-mail, offered before it.
  Pages(Sessions& sessions, const std::vector<config::SignIn>& sign_ins, EmailLimits limits = {});
  void declare(Registrar& registrar);

 private:
  Response sign_in(CoreCall& call) const;
  Response choose(CoreCall& call, const std::string& then, const std::vector<Provider*>& offered) const;
  Response sign_out(CoreCall& call) const;
  Response signed_out(CoreCall& call) const;
  std::vector<Provider*> offered(const Request& request) const;

  Sessions& sessions_;
  Providers providers_;
};

// Timers: what has expired is deleted, in portions.
void declare_retention(Registrar& registrar);

}  // namespace kenes::identity
