#pragma once
#include "identity/visitor.hpp"

namespace kenes::identity {

// The host gives the core's own pages a CoreCall. Throws std::logic_error if it didn't.
CoreCall& core_call(Call& call);

}  // namespace kenes::identity
