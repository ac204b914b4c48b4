#pragma once
#include <functional>
#include <span>
#include <string>

#include "kenes/host.hpp"
#include "kit.hpp"

namespace kenes::participation {

// kenes process simulate FILE …: prints what would happen to one submission under this procedure, and when. `kit` is
// asked for after the scratch portal has started the plugins.
int simulate_process(Host& host, const std::function<WholeKit&()>& kit, std::span<const std::string> arguments);

}  // namespace kenes::participation
