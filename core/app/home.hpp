#pragma once
// The portal's own pages that no service has: the front page and the accessibility statement.
#include "config/portal.hpp"
#include "kenes/registrar.hpp"

namespace kenes::app {

void declare_home(Registrar& registrar, const config::Portal& portal);

}  // namespace kenes::app
