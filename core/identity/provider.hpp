#pragma once
// The extension point for ways of proving who one is.
//
// A provider sends people elsewhere (OpenID Connect: national eID, banks, operators) or sends something to them
// (e-mail, SMS: a code to be typed in). Both begin with start() and end in a page of the provider's own, where the
// proof is turned into a session by Entrance. What lies between is kept by the provider (a code's hash, an OpenID
// `state` and `nonce`), tied to the browser that began.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.hpp"
#include "kenes/registrar.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::identity {

// What a provider has found out. `subject` identifies the person with this provider for ever; where the provider knows
// a national number, the subject is a keyed hash of it. `email` only if the provider confirmed it, in normalised form.
struct Proof {
  std::string provider, subject;
  Assurance assurance = Assurance::none;
  std::string email = "";
  std::string name = "";
  // Where the subject is unique: the provider's key, or what several of them share that know people by one number.
  std::string space = provider;
  PersonFacts facts = {};
  // If the subject is a keyed hash: what it was under the portal's earlier keys, the latest first.
  std::vector<std::string> earlier = {};
  bool hashed = false;
};

class Provider {
 public:
  virtual ~Provider() = default;
  virtual std::string_view key() const = 0;  // "email"; part of paths and of the key of a person: never changed
  virtual SignInWay way() const = 0;         // the most that its proof gives
  virtual std::string title(const Translator& words) const = 0;  // "E-mail": what people choose by
  virtual std::string about(const Translator& words) const = 0;  // a sentence on who can use it; may be empty
  // The provider's own pages, with paths below /sign-in.
  virtual void declare(Registrar& registrar) = 0;
  // The visitor chose this provider and wants to go on to `then` (checked: a path of this portal): a page that asks for
  // an address, or a redirect to the other party. `others` are the providers that could be chosen instead.
  // Whoever is signed in adds a further way to sign in to their account.
  virtual Response start(CoreCall& call, const std::string& then, const std::vector<const Provider*>& others) = 0;
  // Where somebody who has signed out here can sign out of the other party, too, and come back to `return_to`; "":
  // nowhere.
  virtual std::string logout_address(const std::string& /*return_to*/, Time /*now*/) { return ""; }
};

using Providers = std::vector<std::unique_ptr<Provider>>;  // the first is offered first

}  // namespace kenes::identity
