#pragma once
#include "identity/email/proof_pages.hpp"

namespace kenes::identity {

// Signing in with an address and the code or link that is mailed to it: assurance `contact`. /sign-in asks for the
// address (drawn by start(), posted there); ProofPages do the rest below it.
class EmailProvider final : public Provider {
 public:
  explicit EmailProvider(Sessions& sessions, EmailLimits limits = {});

  std::string_view key() const override { return "email"; }
  SignInWay way() const override { return {.key = "email"}; }
  std::string title(const Translator& words) const override { return words.tr("E-mail"); }
  std::string about(const Translator& words) const override {
    return words.tr("We send a code to your address. You need no account and no password.");
  }
  void declare(Registrar& registrar) override;
  Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) override;

 private:
  Response send_mail(CoreCall& call) const;

  ProofPages pages_;
};

}  // namespace kenes::identity
