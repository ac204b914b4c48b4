#pragma once
#include "identity/codes/proof_pages.hpp"

namespace kenes::identity {

// How an address is asked for. Words are message ids.
struct CodeAsking {
  std::string_view path;   // where the form is posted; "/sign-in"
  std::string_view field;  // of the form: "email"
  std::string_view view;
  const char* title;         // of the way, by which people choose
  const char* about;         // a sentence on it
  const char* adding_title;  // of the page for whoever is signed in and adds it
  const char* missing;       // nothing was entered
};

// Signing in with a code or a link that is sent to an address, of mail or of a telephone: assurance `contact`. The
// address is asked for by start(), and posted to `path`; ProofPages do the rest below it.
class CodeProvider final : public Provider {
 public:
  CodeProvider(Sessions& sessions, CodeWay way, ProofPurpose purpose, const CodeAsking& asking)
      : key_(way.key), asking_(asking), pages_(sessions, std::move(way), std::move(purpose)) {}

  std::string_view key() const override { return key_; }
  SignInWay way() const override { return {.key = key_}; }
  std::string title(const Translator& words) const override { return words.tr(asking_.title); }
  std::string about(const Translator& words) const override { return words.tr(asking_.about); }
  void declare(Registrar& registrar) override;
  Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) override;

 private:
  struct Asked {
    std::string then;
    bool adding = false;
  };
  Response send_code(CoreCall& call) const;
  Response ask(CoreCall& call, boost::json::object form, const Asked& asked, boost::json::array others,
               int status) const;

  std::string key_;
  CodeAsking asking_;
  ProofPages pages_;
};

}  // namespace kenes::identity
