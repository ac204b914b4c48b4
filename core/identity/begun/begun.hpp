#pragma once
// People who were sent to another party, or to the pages of a plugin, and have not come back.
#include <optional>
#include <string>

#include "kenes/host.hpp"

namespace kenes::identity {

// As long as somebody may need to find a card, or to install an app.
inline constexpr std::chrono::minutes begun_lifetime{30};

struct Begun {
  std::string provider;      // its key
  std::string state;         // a secret that travels: OpenID Connect's `state`, a plugin's ticket
  std::string browser;       // another one, in a cookie
  std::string then;          // checked
  std::int64_t adds_to = 0;  // the account that gets this way to sign in; 0: none
};

// The secret of this browser: `cookie`, or a new one. One for all tabs: what they began is told apart by its state.
std::string browser_of(const Secrets& secrets, std::string_view cookie);

// `client`: the visitor's address, of whose network only so many are begun in an hour. Error: "too_many".
Result<void> begin(Host& host, const Begun& begun, std::string_view client, Time now);

struct Waiting {
  std::string then;
  std::int64_t adds_to = 0;
};
// What this browser began, once: whoever comes back a second time finds nothing.
std::optional<Waiting> take(Host& host, const Begun& came_back, Time now);

}  // namespace kenes::identity
