#pragma once
#include "identity/offered/offered_way.hpp"
#include "identity/provider.hpp"
#include "identity/sessions.hpp"

namespace kenes::identity {

// A plugin's way to sign in, offered beside the others. Its pages are the plugin's; they end at the Door.
class OfferedProvider final : public Provider {
 public:
  OfferedProvider(Sessions& sessions, const OfferedWay& way) : sessions_(sessions), way_(way) {}

  std::string_view key() const override { return way_.key(); }
  SignInWay way() const override { return way_.way(); }
  std::string title(const Translator& words) const override { return way_.service->title.in(words.language()); }
  std::string about(const Translator& words) const override;
  void declare(Registrar&) override {}
  Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) override;

 private:
  Sessions& sessions_;
  OfferedWay way_;
};

}  // namespace kenes::identity
