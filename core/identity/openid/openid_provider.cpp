#include "identity/openid/openid_provider.hpp"

#include "identity/begun/begun.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/openid/claims.hpp"
#include "identity/openid/place.hpp"
#include "identity/openid/request.hpp"

namespace kenes::identity::openid {
namespace {

constexpr int per_minute = 60;  // of one address, beside the limit in the database

Response away_to(const std::string& address) {
  return {.status = 303, .headers = {{"location", address}}};
}

}  // namespace

OpenIdProvider::OpenIdProvider(Sessions& sessions, config::SignIn settings)
    : sessions_(sessions),
      settings_(std::move(settings)),
      entrance_(sessions),
      issuer_(settings_.issuer),
      signed_claim_(settings_.signed_claim) {}

SignInWay OpenIdProvider::way() const {
  return way_of(settings_);
}

void OpenIdProvider::declare(Registrar& registrar) {
  registrar.route({.method = Method::get,
                   .path = return_path(),
                   .access = Access::anyone(),
                   .handler = [this](Call& call) { return come_back(core_call(call)); },
                   .twin = false,
                   .per_minute = per_minute});
}

Response OpenIdProvider::start(CoreCall& call, const std::string& then, const std::vector<const Provider*>&) {
  const Place place(places_);
  const auto metadata = place ? issuer_.metadata(call.now()) : no_place();
  if (!metadata) return explain(call, metadata.error(), then);

  const auto& secrets = call.host().secrets();
  const auto browser = identity::browser_of(secrets, call.cookies().get(openid_cookie));
  const auto secret = secret_of(secrets, secrets.random_token(32));
  const Begun begun{.provider = settings_.key,
                    .state = secret.state,
                    .browser = browser,
                    .then = then,
                    .adds_to = call.actor().person_id};
  if (const auto noted = begin(call.host(), begun, call.request().client, call.now()); !noted) {
    return explain(call, noted.error(), then);
  }
  call.set_cookie(set_cookie({.name = openid_cookie, .value = browser, .path = "/sign-in", .lifetime = begun_lifetime},
                             sessions_.secure_cookies()));
  return away_to(request_address(settings_, *metadata, secret,
                                 {.redirect_uri = return_address(), .language = std::string(call.words().language())}));
}

std::string OpenIdProvider::logout_address(const std::string& return_to, Time now) {
  const Place place(places_);
  if (!settings_.logout || !place) return "";
  const auto metadata = issuer_.metadata(now);
  return metadata ? openid::logout_address(settings_, *metadata, return_to) : "";
}

}  // namespace kenes::identity::openid
