#include "identity/pages.hpp"

#include <algorithm>

#include "identity/core_call.hpp"
#include "identity/email/email_provider.hpp"
#include "identity/local_path.hpp"
#include "identity/offered/offered_provider.hpp"
#include "identity/openid/openid_provider.hpp"
#include "identity/renew_keys.hpp"
#include "identity/sms/sms_provider.hpp"

namespace kenes::identity {

Pages::Pages(Sessions& sessions, const Ways& ways) : sessions_(sessions) {
  for (const auto& settings : ways.openid)
    providers_.push_back(std::make_unique<openid::OpenIdProvider>(sessions, settings));
  for (const auto& way : ways.offered) providers_.push_back(std::make_unique<OfferedProvider>(sessions, way));
  if (ways.sms) providers_.push_back(sms_provider(sessions, ways.sms_limits));
  providers_.push_back(email_provider(sessions, ways.email_limits));
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
                   .handler = [this](Call& call) { return signed_out(core_call(call)); },
                   .twin = false});
  for (const auto& provider : providers_) provider->declare(registrar);
  declare_retention(registrar);
  declare_renewal(registrar);
}

// Those that were asked for by name (Call::sign_in), or all.
std::vector<Provider*> Pages::offered(const Request& request) const {
  std::vector<Provider*> asked, all;
  for (const auto& provider : providers_) {
    all.push_back(provider.get());
    const bool named = std::any_of(request.query.items.begin(), request.query.items.end(), [&](const auto& parameter) {
      return parameter.name == "way" && parameter.value == provider->key();
    });
    if (named) asked.push_back(provider.get());
  }
  return asked.empty() ? all : asked;
}

Response Pages::sign_in(CoreCall& call) const {
  const auto& query = call.request().query;
  const auto then = local_path(query.get("then"));
  // Whoever is signed in comes here to add a way that shows more.
  if (call.actor().signed_in() && !query.has("way")) return redirect(then);
  const auto ways = offered(call.request());
  const auto named = std::find_if(ways.begin(), ways.end(),
                                  [&](const auto* provider) { return provider->key() == query.get("with"); });
  if (named == ways.end() && providers_.size() > 1) return choose(call, then, ways);
  auto* chosen = named == ways.end() ? ways.front() : *named;
  std::vector<const Provider*> others;
  for (const auto* provider : ways) {
    if (provider != chosen) others.push_back(provider);
  }
  return chosen->start(call, then, others);
}

Response Pages::choose(CoreCall& call, const std::string& then, const std::vector<Provider*>& offered) const {
  const bool adding = call.actor().signed_in();
  boost::json::array ways;
  for (const auto* way : offered) {
    auto href = "/sign-in?with=" + in_query(way->key()) + "&then=" + in_query(then);
    if (adding) href += "&way=" + in_query(way->key());
    ways.push_back(
        boost::json::object{{"title", way->title(call.words())}, {"about", way->about(call.words())}, {"href", href}});
  }
  return page("core/sign_in_ways", {{"title", adding ? call.tr("Show who you are") : call.tr("Sign in")},
                                    {"adding", adding},
                                    {"then", then},
                                    {"ways", std::move(ways)}});
}

Response Pages::sign_out(CoreCall& call) const {
  const auto by = call.actor().sign_in;
  sessions_.close(call.visitor());
  call.set_cookie(sessions_.removed_cookie());
  return redirect(by.empty() || by == providers_.back()->key() ? "/signed-out" : "/signed-out?from=" + in_query(by));
}

Response Pages::signed_out(CoreCall& call) const {
  const auto from = call.request().query.get("from");
  boost::json::object model{{"title", call.tr("You have signed out")}, {"elsewhere", ""}, {"way", ""}};
  for (const auto& provider : providers_) {
    if (provider->key() != from) continue;
    model["way"] = provider->title(call.words());
    model["elsewhere"] = provider->logout_address(sessions_.base_url() + "/signed-out", call.now());
  }
  return page("core/signed_out", std::move(model));
}

}  // namespace kenes::identity
