#pragma once
#include "kenes/host.hpp"

namespace kenes::testing {

// As if an operator had replaced the portal's key and started it again: for every plugin of this fake host.
void replace_key(const Host& host);

}  // namespace kenes::testing
