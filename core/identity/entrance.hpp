#pragma once
// The one door: where a provider's proof becomes a session.
#include <optional>
#include <string>

#include "identity/people.hpp"
#include "identity/provider.hpp"
#include "identity/sessions.hpp"

namespace kenes::identity {

// Somebody at the door, noted before the transaction in which the proof is used up.
struct Ticket {
  std::string token;  // of the session to be
  std::string device;
  std::string language;  // of the page; becomes the language of mail for a new account
  Time now;
  // Who is signed in. admit() adds the proof to this account: to be reset unless that was asked for when it was begun.
  std::optional<Actor> adds_to = std::nullopt;
  std::string then = "/";                        // where they go on to if they are asked whether to join two accounts
  std::optional<Time> proved_at = std::nullopt;  // of the session that this browser has
  std::int64_t session = 0;                      // its number; 0: none
};

class Entrance {
 public:
  explicit Entrance(Sessions& sessions) : sessions_(sessions) {}

  Ticket ticket(CoreCall& call) const;

  // In the transaction in which the provider marks its proof as used, so that both happen or neither. Always a new
  // session with a new token: a cookie that somebody planted before is worth nothing afterwards. Whoever adds a way
  // keeps what the earlier one had shown. Error "other_account": it belongs to another one,
  // or the account that began with it has given it up.
  Result<Person> admit(soci::session& sql, const Proof& proof, const Ticket& ticket) const;

  // The answer to the error "other_account": the question whether to join the two, if the portal offers that, which
  // admit() has prepared; else why not. `way`: its title.
  Response other_account(CoreCall& call, const Ticket& ticket, const std::string& way, const std::string& then) const;

  // Whether this ticket was used: the transaction runs again although it had committed.
  bool was_admitted(soci::session& sql, const Ticket& ticket) const { return sessions_.is_open(sql, ticket.token); }

  // After the commit: sets the cookie, ends the session that this browser had before, and goes on to `then`, by way of
  // asking for a name if the person is new and has come for nothing else.
  Response welcome(CoreCall& call, const Person& person, const Ticket& ticket, const std::string& then) const;

 private:
  Sessions& sessions_;
};

}  // namespace kenes::identity
