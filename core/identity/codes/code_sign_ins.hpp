#pragma once
// Sign-ins by a code that were begun and are not finished: a message with a code and a link, one of which comes back.
#include <optional>
#include <string>

#include "identity/codes/code_way.hpp"

namespace kenes::identity {

struct Admitted {
  Person person;
  std::string then;
};

// What the holder of a link may see before pressing the button.
struct PendingLink {
  std::string address;
  bool from_this_browser = false;
};

// Errors: "too_many_messages", "too_many_from_network", "too_many_in_all"; "wrong" (message: attempts left), "used_up",
// "over" (too old, used, never begun, or begun for an account that isn't signed in here), "other_account". [any thread]
class CodeSignIns {
 public:
  CodeSignIns(const Entrance& entrance, CodeWay way) : entrance_(entrance), way_(std::move(way)) {}

  Beginning prepare(const Secrets& secrets, std::string address, std::string then, std::string_view client) const;
  // Whether or not there is an account, the same is done: a row and a message.
  Result<void> begin(Host& host, const Beginning& beginning, const Translator& words, Time now) const;

  // The address to which the message of this browser's sign-in went, while it can be finished.
  std::optional<std::string> waiting(Host& host, std::string_view browser, Time now) const;
  // `ticket.adds_to`: whoever is signed in in this browser; it counts if the message was asked for to add a way.
  Result<Admitted> by_code(Host& host, std::string_view browser, std::string_view code, const Ticket& ticket) const;

  // Looks at a link without using it up: mail scanners and previews do the same.
  std::optional<PendingLink> look_at(Host& host, std::string_view link, std::string_view browser, Time now) const;
  Result<Admitted> by_link(Host& host, std::string_view link, const Ticket& ticket) const;

  const CodeWay& way() const { return way_; }

 private:
  struct Row;
  Result<Admitted> over(soci::session& sql, const char* find_then, const std::string& hash, const Ticket& ticket) const;
  Result<Admitted> finish(soci::session& sql, const Row& row, Ticket ticket) const;

  const Entrance& entrance_;
  CodeWay way_;
};

}  // namespace kenes::identity
