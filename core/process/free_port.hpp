#pragma once

namespace kenes::process {

// A TCP port on 127.0.0.1 that was free a moment ago. Throws std::runtime_error when there is none.
int free_port();

}  // namespace kenes::process
