#include "identity/entrance.hpp"

#include <algorithm>

#include "identity/device.hpp"
#include "identity/fresh.hpp"
#include "identity/joining/begun.hpp"
#include "identity/local_path.hpp"
#include "identity/new_way_mail.hpp"
#include "identity/problem.hpp"

namespace kenes::identity {

namespace {

PersonFacts together(PersonFacts newer, const PersonFacts& older) {
  if (!newer.born) newer.born = older.born;
  if (!newer.citizenship) newer.citizenship = older.citizenship;
  if (!newer.residence) newer.residence = older.residence;
  if (!newer.territories) newer.territories = older.territories;
  return newer;
}

}  // namespace

Ticket Entrance::ticket(CoreCall& call) const {
  return {.token = sessions_.new_token(),
          .device = device_name(call.request().headers.get("user-agent")),
          .language = std::string(call.words().language()),
          .now = call.now(),
          .adds_to = call.actor().signed_in() ? std::optional(call.actor()) : std::nullopt,
          .proved_at = call.visitor().proved_at,
          .session = call.visitor().session_id.empty() ? 0 : std::stoll(call.visitor().session_id)};
}

Result<Person> Entrance::admit(soci::session& sql, const Proof& proof, const Ticket& ticket) const {
  NewSession session{.token = ticket.token,
                     .provider = proof.provider,
                     .assurance = proof.assurance,
                     .device = ticket.device,
                     .facts = proof.facts};
  Person person;
  if (ticket.adds_to) {
    person.id = ticket.adds_to->person_id;
    const auto added = add_way(sql, sessions_.secrets(), proof, person.id, ticket.now);
    if (added.owner != person.id) {
      if (added.owner != 0 && sessions_.offers_joining())
        joining::note(sql, sessions_.secrets(), {added.owner, person.id, ticket.then}, ticket.token, ticket.now);
      return fail("other_account", "this way to sign in belongs to another account");
    }
    person.gets_way = added.is_new;
    session.proved_at = ticket.proved_at;
    session.continues = ticket.session;
    if (ticket.adds_to->assurance > proof.assurance) session.provider = ticket.adds_to->sign_in;
    session.assurance = std::max(session.assurance, ticket.adds_to->assurance);
    session.facts = together(proof.facts, ticket.adds_to->facts);
  } else {
    person = person_of(sql, sessions_.secrets(), proof, ticket.language, ticket.now);
    if (person.id == 0) return fail("other_account", "the account that began with this way has given it up");
  }
  if (is_settled(sql, proof, ticket.now)) session.proved_at = ticket.now;
  session.person_id = person.id;
  sessions_.open(sql, session, ticket.now);
  return person;
}

Response Entrance::other_account(CoreCall& call, const Ticket& ticket, const std::string& way,
                                 const std::string& then) const {
  if (!sessions_.offers_joining()) return problem(call, Problem::other_account, way, then);
  call.set_cookie(joining::cookie_for(ticket.token, sessions_.secure_cookies()));
  return redirect(joining::path);
}

Response Entrance::welcome(CoreCall& call, const Person& person, const Ticket& ticket, const std::string& then) const {
  sessions_.close(call.visitor());
  call.set_cookie(sessions_.cookie_for(ticket.token));
  if (person.gets_way) tell_of_new_way(call.host(), person.id);
  const auto target = local_path(then);
  // Whoever was in the middle of something, such as signing, gives their name there.
  const bool came_for_nothing_else = target == "/" || target == "/account";
  if (person.is_new && came_for_nothing_else) return redirect("/account/name?then=" + in_query(target));
  return redirect(target);
}

}  // namespace kenes::identity
