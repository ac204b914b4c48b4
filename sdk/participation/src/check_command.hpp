#pragma once
#include <span>
#include <string>

#include "kenes/host.hpp"

namespace kenes::participation {

// `kenes process check FILE…`: 0 if all can be used, 1 otherwise, 2 without files.
int check_processes(Host& host, std::span<const std::string> files);

}  // namespace kenes::participation
