#pragma once
#include <span>
#include <string>

#include "kenes/host.hpp"
#include "kenes/participation/pauses.hpp"

namespace kenes::participation {

// `kenes process pause SERVICE REASON…` and `kenes process resume SERVICE`. The exit code.
int begin_pause(Host& host, Pauses& pauses, std::span<const std::string> arguments);
int end_pause(Host& host, Pauses& pauses, std::span<const std::string> arguments);

}  // namespace kenes::participation
