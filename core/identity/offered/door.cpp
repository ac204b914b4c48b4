#include "identity/offered/door.hpp"

#include <algorithm>
#include <stdexcept>

#include "identity/address.hpp"
#include "identity/begun/begun.hpp"
#include "identity/cookies.hpp"
#include "identity/core_call.hpp"
#include "identity/offered/relayed_call.hpp"
#include "identity/portal_persons.hpp"
#include "identity/problem.hpp"

namespace kenes::identity {
namespace {

void require_sound(const OfferedWay& way, const SignInProof& proof) {
  if (proof.subject.empty()) throw std::invalid_argument("a proof of '" + way.key() + "' names nobody");
  if (proof.assurance > way.offer->way.assurance) {
    throw std::invalid_argument("a proof of '" + way.key() + "' has more assurance than was offered");
  }
}

std::optional<Waiting> taken(CoreCall& call, const OfferedWay& way, std::string_view ticket) {
  const Begun came_back{.provider = way.key(),
                        .state = std::string(ticket),
                        .browser = std::string(call.cookies().get(offer_cookie)),
                        .then = ""};
  auto waiting = take(call.host(), came_back, call.now());
  // What was begun for an account counts while that is signed in.
  if (waiting && waiting->adds_to != 0 && waiting->adds_to != call.actor().person_id) waiting.reset();
  if (!waiting) {
    call.host().log().info(
        "request={} sign-in by '{}' is over: its ticket was used, is older than half an hour, or of another browser or "
        "account",
        call.request().id, way.key());
  }
  return waiting;
}

Problem problem_of(std::string_view why) {
  if (why == "cancelled") return Problem::cancelled;
  if (why == "unavailable") return Problem::unavailable;
  if (why == "refused") return Problem::refused;
  throw std::invalid_argument("nobody is turned away because of '" + std::string(why) + "'");
}

}  // namespace

const OfferedWay& Door::way_of(const Call& call) const {
  const auto found =
      std::find_if(ways_.begin(), ways_.end(), [&](const auto& way) { return way.key() == call.service().slug; });
  if (found == ways_.end()) throw std::logic_error("service '" + call.service().slug + "' offers no way to sign in");
  return *found;
}

Response Door::admit(Call& call, std::string_view ticket, const SignInProof& proof) {
  const auto& way = way_of(call);
  require_sound(way, proof);
  auto& host = host_();
  RelayedCall ours(core_call(call), {call.service(), host, host.translator(call.words().language())});
  const auto title = way.service->title.in(ours.words().language());
  const auto waiting = taken(ours, way, ticket);
  if (!waiting) return problem(ours, Problem::over, title);

  auto at_door = entrance_.ticket(ours);
  at_door.then = waiting->then;
  if (waiting->adds_to == 0) at_door.adds_to.reset();
  const auto person = let_in(host, way, proof, at_door);
  if (!person) return entrance_.other_account(ours, at_door, title, waiting->then);
  return entrance_.welcome(ours, *person, at_door, waiting->then);
}

Result<Person> Door::let_in(Host& host, const OfferedWay& way, const SignInProof& proof, const Ticket& ticket) const {
  Proof known{
      .provider = way.key(), .subject = "", .assurance = proof.assurance, .name = proof.name, .facts = proof.facts};
  know_by_number(known, host.secrets(), proof.subject);
  const auto email = normalise_address(proof.email);
  return host.database().write([&](soci::session& sql) -> Result<Person> {
    auto person = entrance_.admit(sql, known, ticket);
    // A further way of the same account, unless the address has one of its own.
    if (person && email)
      add_way(sql, host.secrets(), {.provider = "email", .subject = *email, .email = *email}, person->id, ticket.now);
    return person;
  });
}

Response Door::turn_away(Call& call, std::string_view ticket, std::string_view why) {
  const auto& way = way_of(call);
  const auto what = problem_of(why);
  auto& host = host_();
  RelayedCall ours(core_call(call), {call.service(), host, host.translator(call.words().language())});
  const auto waiting = taken(ours, way, ticket);
  return problem(ours, what, way.service->title.in(ours.words().language()), waiting ? waiting->then : "/");
}

}  // namespace kenes::identity
