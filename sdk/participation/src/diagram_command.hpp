#pragma once
#include <span>
#include <string>

#include "kenes/host.hpp"

namespace kenes::participation {

// kenes process diagram FILE [--language CODE]: the flow chart as SVG on the standard output.
int draw_process(Host& host, std::span<const std::string> arguments);

}  // namespace kenes::participation
