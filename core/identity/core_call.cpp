#include "identity/core_call.hpp"

#include <stdexcept>

namespace kenes::identity {

CoreCall& core_call(Call& call) {
  auto* core = dynamic_cast<CoreCall*>(&call);
  if (core == nullptr) throw std::logic_error("a page of the core was called without cookies: expected a CoreCall");
  return *core;
}

}  // namespace kenes::identity
