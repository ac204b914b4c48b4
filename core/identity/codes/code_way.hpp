#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "identity/codes/code_limits.hpp"
#include "identity/entrance.hpp"
#include "kenes/host.hpp"

namespace kenes::identity {

// Everything secret is made before the transaction, so that running it again sends the same message once.
struct Beginning {
  std::string address;  // normalised
  std::string then;     // checked
  std::string network;
  std::string browser, link, code;   // no code: the message holds the link only
  std::string name = {};             // of a new account
  std::optional<Time> over_at = {};  // when the message is worth nothing any more
  std::int64_t adds_to = 0;          // the account that gets the address as a further way to sign in; 0: none
};

// Where codes go, to mail or to telephones, and in which words. What is the same for all is CodeSignIns.
struct CodeWay {
  std::string_view key;       // of the provider whose proof it is: "email"
  bool proves_email = false;  // the address is one of mail
  CodeLimits limits;
  // The form of an address that accounts are keyed by. Error: the message is for the person.
  std::function<Result<std::string>(Host&, const Translator&, std::string_view entered)> normalise;
  // Puts the message into the outbox, in the transaction in which the sign-in is noted.
  std::function<void(soci::session&, Host&, const Beginning&, const Translator&)> send;
};

}  // namespace kenes::identity
