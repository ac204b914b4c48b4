#include "identity/entrance.hpp"

#include "identity/device.hpp"
#include "identity/local_path.hpp"

namespace kenes::identity {

Ticket Entrance::ticket(const CoreCall& call) const {
  return {.token = sessions_.new_token(),
          .device = device_name(call.request().headers.get("user-agent")),
          .language = std::string(call.words().language()),
          .now = call.now()};
}

Person Entrance::admit(soci::session& sql, const Proof& proof, const Ticket& ticket) const {
  const auto person = person_of(sql, proof, ticket.language, ticket.now);
  sessions_.open(sql,
                 {.token = ticket.token,
                  .person_id = person.id,
                  .provider = proof.provider,
                  .assurance = proof.assurance,
                  .device = ticket.device},
                 ticket.now);
  return person;
}

Response Entrance::welcome(CoreCall& call, const Person& person, const Ticket& ticket, const std::string& then) const {
  sessions_.close(call.visitor());
  call.set_cookie(sessions_.cookie_for(ticket.token));
  const auto target = local_path(then);
  // Whoever was in the middle of something, such as signing, gives their name there.
  const bool came_for_nothing_else = target == "/" || target == "/account";
  if (person.is_new && came_for_nothing_else) return redirect("/account/name?then=" + in_query(target));
  return redirect(target);
}

}  // namespace kenes::identity
