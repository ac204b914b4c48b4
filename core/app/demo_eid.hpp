#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/places.hpp"
#include "app/supervisor.hpp"
#include "config/portal.hpp"

namespace kenes::app {

// What `kenes up` has gathered: processes to keep running, and what it tells the portal's own ones in their
// environment.
struct Started {
  Supervisor& supervisor;
  std::vector<std::pair<std::string, std::string>>& environment;
};

// For a [[sign_in]] with demonstration = true: an OpenID provider with invented people on a free port of this machine.
// Without Node, or where it wasn't built, a line says so, and people sign in by the other ways.
void add_demo_eid(const config::Portal& portal, const config::SignIn& way, const Places& places,
                  const Started& started);

}  // namespace kenes::app
