#pragma once
#include "identity/email/email_sign_ins.hpp"

namespace kenes::identity {

// Signing in with an address and the code or link that is mailed to it: assurance `contact`.
//   /sign-in        asks for the address (drawn by start(), posted here)
//   /sign-in/code   asks for the code, in the browser that asked for it
//   /sign-in/link   signs in at once in that browser; in another one after a button was pressed
class EmailProvider final : public Provider {
 public:
  explicit EmailProvider(Sessions& sessions, EmailLimits limits = {});

  std::string_view key() const override { return "email"; }
  Assurance assurance() const override { return Assurance::contact; }
  std::string title(const Translator& words) const override { return words.tr("E-mail"); }
  void declare(Registrar& registrar) override;
  Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) override;

 private:
  Response send_mail(CoreCall& call) const;
  Response ask_code(CoreCall& call) const;
  Response take_code(CoreCall& call) const;
  Response open_link(CoreCall& call) const;
  Response press_button(CoreCall& call) const;
  Response welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const;
  static Response ask_address(CoreCall& call, boost::json::object form, const std::string& then,
                              boost::json::array others, int status);
  static Response code_page(CoreCall& call, const std::string& email, boost::json::object form, int status);
  std::string_view browser_of(const CoreCall& call) const;

  Sessions& sessions_;
  Entrance entrance_;
  EmailSignIns sign_ins_;
};

}  // namespace kenes::identity
