#include "identity/pages.hpp"

#include <algorithm>

#include "identity/core_call.hpp"
#include "identity/local_path.hpp"

namespace kenes::identity {

Pages::Pages(Sessions& sessions, EmailLimits limits) : sessions_(sessions) {
  providers_.push_back(std::make_unique<EmailProvider>(sessions, limits));
}

void Pages::declare(Registrar& registrar) {
  registrar.route({.method = Method::get,
                   .path = "/sign-in",
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return sign_in(core_call(call)); },
                   .twin = false});
  registrar.route({.method = Method::post,
                   .path = "/sign-out",
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return sign_out(core_call(call)); },
                   .twin = false});
  registrar.route({.method = Method::get,
                   .path = "/signed-out",
                   .access = Access::anyone(),
                   .handler =
                       [](Call& call) {
                         return page("core/signed_out", {{"title", call.tr("You have signed out")}});
                       },
                   .twin = false});
  for (const auto& provider : providers_) provider->declare(registrar);
  declare_retention(registrar);
}

Response Pages::sign_in(CoreCall& call) const {
  const auto then = local_path(call.request().query.get("then"));
  if (call.actor().signed_in()) return redirect(then);
  const auto wanted = call.request().query.get("with");
  const auto named = std::find_if(providers_.begin(), providers_.end(),
                                  [&](const auto& provider) { return provider->key() == wanted; });
  const auto& chosen = named == providers_.end() ? providers_.front() : *named;
  std::vector<const Provider*> others;
  for (const auto& provider : providers_) {
    if (provider != chosen) others.push_back(provider.get());
  }
  return chosen->start(call, then, others);
}

Response Pages::sign_out(CoreCall& call) const {
  sessions_.close(call.visitor());
  call.set_cookie(sessions_.removed_cookie());
  return redirect("/signed-out");
}

}  // namespace kenes::identity
