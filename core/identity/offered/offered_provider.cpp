#include "identity/offered/offered_provider.hpp"

#include "identity/begun/begun.hpp"
#include "identity/cookies.hpp"
#include "identity/offered/relayed_call.hpp"
#include "identity/problem.hpp"

namespace kenes::identity {

std::string OfferedProvider::about(const Translator& words) const {
  return way_.offer->about ? way_.offer->about(way_.host->translator(words.language())) : "";
}

Response OfferedProvider::start(CoreCall& call, const std::string& then, const std::vector<const Provider*>&) {
  const auto& secrets = call.host().secrets();
  const Begun begun{.provider = way_.key(),
                    .state = secrets.random_token(32),
                    .browser = browser_of(secrets, call.cookies().get(offer_cookie)),
                    .then = then,
                    .adds_to = call.actor().person_id};
  if (const auto noted = begin(call.host(), begun, call.request().client, call.now()); !noted) {
    call.host().log().error("request={} sign-in by '{}' failed ({}): {}", call.request().id, way_.key(),
                            noted.error().code, noted.error().message);
    return problem(call, Problem::unavailable, title(call.words()), then);
  }
  // Sent to the plugin's pages, and here, so that all tabs of a browser have the same.
  for (const auto& path : {std::string("/sign-in"), "/" + way_.key()}) {
    call.set_cookie(set_cookie({.name = offer_cookie, .value = begun.browser, .path = path, .lifetime = begun_lifetime},
                               sessions_.secure_cookies()));
  }
  const auto& words = way_.host->translator(call.words().language());
  RelayedCall relayed(call, {*way_.service, *way_.host, words});
  return way_.offer->start(relayed, {begun.state, *way_.host, *way_.service, words});
}

}  // namespace kenes::identity
