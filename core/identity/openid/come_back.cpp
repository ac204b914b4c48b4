// The person has come back from the provider.
#include <algorithm>
#include <array>

#include "identity/begun/begun.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/openid/openid_provider.hpp"

namespace kenes::identity::openid {
namespace {

constexpr std::array<std::string_view, 9> outages{"unreachable",  "too_slow", "too_large",
                                                  "not_secure",   "status",   "metadata",
                                                  "server_error", "busy",     "temporarily_unavailable"};

}  // namespace

Response OpenIdProvider::come_back(CoreCall& call) {
  const std::string state(call.request().query.get("state"));
  const auto waiting = take(call.host(),
                            {.provider = settings_.key,
                             .state = state,
                             .browser = std::string(call.cookies().get(openid_cookie)),
                             .then = ""},
                            call.now());
  const auto over = [&](const char* why, const std::string& then) {
    call.host().log().info("request={} sign-in by '{}' is over (state): {}", call.request().id, settings_.key, why);
    return problem(call, Problem::over, title(call.words()), then);
  };
  if (!waiting) {
    return over(
        "nothing that began in this browser has this 'state': it came back before, is older than half an hour, "
        "or began elsewhere",
        "/");
  }
  if (waiting->adds_to != 0 && waiting->adds_to != call.actor().person_id) {
    return over("it began for an account that isn't signed in any more", waiting->then);
  }
  const auto proof = proof_from(call, state);
  if (!proof) return explain(call, proof.error(), waiting->then);

  auto ticket = entrance_.ticket(call);
  if (waiting->adds_to == 0) ticket.adds_to.reset();
  ticket.then = waiting->then;
  const auto person =
      call.host().database().write([&](soci::session& sql) { return entrance_.admit(sql, *proof, ticket); });
  if (!person) return entrance_.other_account(call, ticket, title(call.words()), waiting->then);
  return entrance_.welcome(call, *person, ticket, waiting->then);
}

Response OpenIdProvider::explain(CoreCall& call, const Error& error, const std::string& then) const {
  const auto show = [&](Problem what) { return problem(call, what, title(call.words()), then); };
  if (error.code == "cancelled") return show(Problem::cancelled);
  auto& log = call.host().log();
  const auto& id = call.request().id;
  if (error.code == "assurance") {
    log.info("request={} sign-in by '{}' was not sure enough: {}", id, settings_.key, error.message);
    return show(Problem::assurance);
  }
  log.error("request={} sign-in by '{}' failed ({}): {}", id, settings_.key, error.code, error.message);
  const bool outage =
      std::find(outages.begin(), outages.end(), error.code) != outages.end() || error.code == "too_many";
  return show(outage ? Problem::unavailable : Problem::refused);
}

}  // namespace kenes::identity::openid
