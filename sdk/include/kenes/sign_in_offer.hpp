#pragma once
// A way to sign in that a plugin brings: a bank's own protocol, a card reader, a register.
//
// The visitor chooses the offer at /sign-in; the host notes that they began, and calls `start` with a ticket. The
// plugin sends the visitor where they prove who they are, carries the ticket along (in a form, in the other party's
// `state`), and gives it to SignInDoor::admit together with what it found out.
#include <functional>
#include <string>
#include <string_view>

#include "kenes/api.hpp"
#include "kenes/call.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes {

struct SignInStart {
  // A secret of this visitor's browser: good once, for 30 minutes, in that browser only. Never log it.
  std::string ticket;
  Host& host;              // the plugin's
  const Service& service;  // whose offer was chosen
  const Translator& words;
};

// Offered once for each service of the plugin; the service's slug is the key of the way, its title what people choose
// by.
struct SignInOffer {
  SignInWay way;                                             // the most that it shows; `key` is filled in by the host
  std::function<std::string(const Translator&)> about = {};  // a sentence on who can use it; optional
  // A page, or a redirect: of the portal by redirect(), to the other party as {.status = 303, .headers = {{"location",
  // …}}}.
  std::function<Response(Call&, const SignInStart&)> start;
};

// What the plugin has found out about the visitor.
struct SignInProof {
  // Identifies the person with this provider for ever. It may be a national number: the host keeps a keyed hash only.
  std::string subject;
  Assurance assurance = Assurance::none;  // no more than the offer's
  std::string email = "";                 // only if the provider has confirmed it
  std::string name = "";
  PersonFacts facts = {};
};

// Where a proof becomes a session. Offered by the host: host.find<SignInDoor>(). [any thread]
class KENES_API SignInDoor {
 public:
  static constexpr std::string_view service_id = "kenes.sign_in_door/1";
  virtual ~SignInDoor();
  // The answer to be given: it signs the visitor in and sends them where they wanted to go, or explains why not (the
  // ticket is used up, of another browser, too old; the way belongs to another account). `call` is one of a route of
  // the service whose offer was chosen. Throws std::invalid_argument for an empty subject and for more assurance than
  // was offered.
  virtual Response admit(Call& call, std::string_view ticket, const SignInProof& proof) = 0;
  // The visitor gave up, or the other party refused: the page that says so, with the way back. `why`: "cancelled",
  // "refused", "unavailable".
  virtual Response turn_away(Call& call, std::string_view ticket, std::string_view why) = 0;
};

}  // namespace kenes
