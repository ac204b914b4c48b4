#pragma once
// People who were sent to a provider and have not come back.
#include <optional>
#include <string>

#include "kenes/host.hpp"

namespace kenes::identity::openid {

// As long as somebody may need to find a card, or to install an app.
inline constexpr std::chrono::minutes lifetime{30};

struct Begun {
  std::string provider, state, browser;
  std::string then;          // checked
  std::int64_t adds_to = 0;  // the account that gets this way to sign in; 0: none
};

// `client`: the visitor's address, of whose network only so many are begun in an hour. Error: "too_many".
Result<void> begin(Host& host, const Begun& begun, std::string_view client, Time now);

struct Waiting {
  std::string then;
  std::int64_t adds_to = 0;
};
// What this browser began, once: whoever comes back a second time finds nothing.
std::optional<Waiting> take(Host& host, const Begun& came_back, Time now);

}  // namespace kenes::identity::openid
