#pragma once
#include "config/sign_in.hpp"
#include "identity/codes/code_limits.hpp"
#include "identity/offered/offered_way.hpp"
#include "identity/provider.hpp"
#include "identity/sessions.hpp"

namespace kenes::identity {

// The ways to sign in beside e-mail, which is always there. Offered in this order, e-mail last.
struct Ways {
  std::vector<config::SignIn> openid = {};
  std::vector<OfferedWay> offered = {};  // by plugins
  bool sms = false;                      // needs TextMessages of the core's host
  CodeLimits email_limits = {};
  CodeLimits sms_limits = text_message_limits();
};

// Signing in and out, through the same Registrar as a plugin's, with absolute paths; and the jobs that forget what is
// over. Handlers must be given a CoreCall. Lives as long as the routes.
class Pages {
 public:
  Pages(Sessions& sessions, const Ways& ways);
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
