#pragma once
#include <functional>

#include "identity/email/email_sign_ins.hpp"
#include "kenes/contacts.hpp"
#include "kenes/registrar.hpp"

namespace kenes::identity {

// Writing with a name and an address, without signing in: a mail with a code and a link, one of which comes back. It is
// the same proof as a sign-in by e-mail, with its limits, in words that fit.
//   /confirm/code   asks for the code, in the browser in which the text was written
//   /confirm/link   goes on at once in that browser; in another one after a button was pressed
class EmailContacts final : public Contacts {
 public:
  // `host` is the core's own, asked when somebody writes: words and mail are not those of the plugin that calls.
  EmailContacts(Sessions& sessions, std::function<Host&()> host, EmailLimits limits = {});

  void declare(Registrar& registrar);
  // `call` must be a CoreCall.
  Result<Response> confirm(Call& call, const Contact& contact, std::string_view then) override;

 private:
  Response ask_code(CoreCall& call) const;
  Response take_code(CoreCall& call) const;
  Response open_link(CoreCall& call) const;
  Response press_button(CoreCall& call) const;
  Response welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const;

  Sessions& sessions_;
  std::function<Host&()> host_;
  Entrance entrance_;
  EmailSignIns sign_ins_;
};

}  // namespace kenes::identity
