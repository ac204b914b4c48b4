#pragma once
// The portal's own pages that no service has: the front page and the accessibility statement.
#include <functional>

#include "config/portal.hpp"
#include "kenes/registrar.hpp"
#include "plugins/registry.hpp"

namespace kenes::app {

// `registry` holds the plugins' sources of news; `host` is that of a plugin. All are used as long as routes are served.
void declare_home(Registrar& registrar, const config::Portal& portal, const plugins::Registry& registry,
                  std::function<Host&(const std::string& plugin)> host);

}  // namespace kenes::app
