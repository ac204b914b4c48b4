#pragma once
// Sign-ins by e-mail that were begun and are not finished: a mail with a code and a link, one of which comes back.
#include <optional>
#include <string>

#include "identity/attempts.hpp"
#include "identity/entrance.hpp"
#include "kenes/host.hpp"

namespace kenes::identity {

struct EmailLimits {
  std::chrono::seconds lifetime{15 * 60};
  int attempts = 5;  // at the code of one mail
  AttemptLimit mails{"sign_in.address", std::chrono::minutes{15}, 5};
  AttemptLimit mails_a_day{"sign_in.address_day", std::chrono::hours{24}, 20};
  AttemptLimit from_network{"sign_in.network", std::chrono::hours{1}, 100};
  // Wrong codes for one address in a day, over all its mails; then mails hold the link only, which can't be guessed.
  AttemptLimit wrong_codes{"sign_in.wrong_code", std::chrono::hours{24}, 25};
};

// What the mail is for: to sign in, or to confirm the address of somebody who writes without signing in. Both end in a
// session; the words differ.
enum class Purpose { sign_in, contact };

// Everything secret is made before the transaction, so that running it again sends the same mail once.
struct Beginning {
  std::string email;  // normalised
  std::string then;   // checked
  std::string network;
  std::string browser, link, code;
  Purpose purpose = Purpose::sign_in;
  std::string name = {};     // of a new account
  std::int64_t adds_to = 0;  // the account that gets the address as a further way to sign in; 0: none
};

struct Admitted {
  Person person;
  std::string then;
};

// What the holder of a link may see before pressing the button.
struct PendingLink {
  std::string email;
  bool from_this_browser = false;
};

// Errors: "too_many_mails", "too_many_from_network"; "wrong" (message: attempts left), "used_up", "over" (too old,
// used, never begun, or begun for an account that isn't signed in here), "other_account". [any thread]
class EmailSignIns {
 public:
  EmailSignIns(const Entrance& entrance, EmailLimits limits) : entrance_(entrance), limits_(limits) {}

  Beginning prepare(const Secrets& secrets, std::string email, std::string then, std::string_view client) const;
  // Whether or not there is an account, the same is done: a row and a mail.
  Result<void> begin(Host& host, const Beginning& beginning, const Translator& words, Time now) const;

  // The address to which the mail of this browser's sign-in went, while it can be finished.
  std::optional<std::string> waiting(Host& host, std::string_view browser, Time now) const;
  // `ticket.adds_to`: whoever is signed in in this browser; it counts if the mail was asked for to add a way.
  Result<Admitted> by_code(Host& host, std::string_view browser, std::string_view code, const Ticket& ticket) const;

  // Looks at a link without using it up: mail scanners and previews do the same.
  std::optional<PendingLink> look_at(Host& host, std::string_view link, std::string_view browser, Time now) const;
  Result<Admitted> by_link(Host& host, std::string_view link, const Ticket& ticket) const;

  const EmailLimits& limits() const { return limits_; }

 private:
  struct Row;
  Result<Admitted> over(soci::session& sql, const char* find_then, const std::string& hash, const Ticket& ticket) const;
  Result<Admitted> finish(soci::session& sql, const Row& row, Ticket ticket) const;

  const Entrance& entrance_;
  EmailLimits limits_;
};

}  // namespace kenes::identity
