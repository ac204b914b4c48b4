#include "identity/codes/proof_pages.hpp"

#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/local_path.hpp"
#include "kenes/form.hpp"

namespace kenes::identity {
namespace {

constexpr std::size_t longest_name = 480;  // bytes

}  // namespace

ProofPages::ProofPages(Sessions& sessions, CodeWay way, ProofPurpose purpose)
    : sessions_(sessions), purpose_(std::move(purpose)), entrance_(sessions), sign_ins_(entrance_, std::move(way)) {}

void ProofPages::declare(Registrar& registrar) {
  const auto add = [&](Method method, const char* page, Response (ProofPages::*handler)(CoreCall&) const) {
    registrar.route({.method = method,
                     .path = std::string(purpose_.path) + page,
                     .access = Access::anyone(),
                     .handler = [this, handler](Call& call) { return (this->*handler)(core_call(call)); },
                     .twin = false,
                     .per_minute = per_minute});
  };
  add(Method::get, "/code", &ProofPages::ask_code);
  add(Method::post, "/code", &ProofPages::take_code);
  add(Method::get, "/link", &ProofPages::open_link);
  add(Method::post, "/link", &ProofPages::press_button);
}

Result<Response> ProofPages::begin(CoreCall& call, Host& host, std::string_view address, const std::string& then,
                                   const Whose& whose) const {
  const auto& words = host.translator(call.words().language());
  const auto normal = sign_ins_.way().normalise(host, words, address);
  if (!normal) return tl::unexpected<Error>(normal.error());

  auto beginning = sign_ins_.prepare(host.secrets(), *normal, local_path(then), call.request().client);
  beginning.adds_to = whose.adds_to;
  beginning.name = whose.name.substr(0, longest_name);
  const auto begun = sign_ins_.begin(host, beginning, words, call.now());
  if (!begun && begun.error().code == "too_many_messages") {
    return fail("too_many", words.tr(purpose_.too_many_messages));
  }
  if (!begun && begun.error().code == "too_many_in_all") {
    host.log().warn("sign_in way={} refused: the portal's limit of {} messages an hour is reached", sign_ins_.way().key,
                    sign_ins_.way().limits.in_all->most);
    return fail("too_many", words.tr(purpose_.too_many_in_all));
  }
  if (!begun) return fail("too_many", words.tr(purpose_.too_many_network));
  call.set_cookie(set_cookie({.name = purpose_.cookie,
                              .value = beginning.browser,
                              .path = purpose_.path,
                              .lifetime = sign_ins_.way().limits.lifetime},
                             sessions_.secure_cookies()));
  return redirect(std::string(purpose_.path) + "/code");
}

Response ProofPages::welcome(CoreCall& call, const Admitted& admitted, const Ticket& ticket) const {
  call.set_cookie(remove_cookie(purpose_.cookie, purpose_.path, sessions_.secure_cookies()));
  return entrance_.welcome(call, admitted.person, ticket, admitted.then);
}

}  // namespace kenes::identity
