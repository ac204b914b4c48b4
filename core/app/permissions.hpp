#pragma once
// Who may call what, as the routes themselves say: the table that `kenes permissions` prints.
#include <iosfwd>
#include <set>
#include <string>

#include "config/portal.hpp"
#include "plugins/registry.hpp"

namespace kenes::app {

// In Markdown. `registry`: with the core's own routes. `wherever_held`: patterns whose role may be held in any scope.
void print_permissions(const plugins::Registry& registry, const config::Portal& portal,
                       const std::set<std::string, std::less<>>& wherever_held, std::ostream& out);

}  // namespace kenes::app
