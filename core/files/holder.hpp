#pragma once
#include <string>

#include "identity/visitor.hpp"
#include "kenes/secrets.hpp"

namespace kenes::files {

// Who a permission is given to: the person, or without a sign-in whoever has this browser's form cookie, which is given
// out here if there is none yet. Call it only for pages.
std::string make_holder(identity::CoreCall& call, const Secrets& secrets, bool secure_cookies);
// The same of a request that uses a permission; "" if it comes from nobody known.
std::string holder_of(identity::CoreCall& call, const Secrets& secrets);

}  // namespace kenes::files
