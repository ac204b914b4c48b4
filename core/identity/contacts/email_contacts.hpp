#pragma once
#include <functional>

#include "identity/codes/proof_pages.hpp"
#include "kenes/contacts.hpp"

namespace kenes::identity {

// Writing with a name and an address, without signing in: a mail with a code and a link, one of which comes back. It is
// the same proof as a sign-in by e-mail, with its limits, in words that fit, on pages below /confirm.
class EmailContacts final : public Contacts {
 public:
  // `host` is the core's own, asked when somebody writes: words and mail are not those of the plugin that calls.
  EmailContacts(Sessions& sessions, std::function<Host&()> host, const CodeLimits& limits = {});

  void declare(Registrar& registrar) { pages_.declare(registrar); }
  // `call` must be a CoreCall.
  Result<Response> confirm(Call& call, const Contact& contact, std::string_view then) override;

 private:
  std::function<Host&()> host_;
  ProofPages pages_;
};

}  // namespace kenes::identity
