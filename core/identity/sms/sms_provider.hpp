#pragma once
#include "identity/codes/code_provider.hpp"

namespace kenes::identity {

// Signing in with a telephone number, for portals that have a gateway. /sign-in/sms asks for it. The core's host must
// offer TextMessages.
std::unique_ptr<Provider> sms_provider(Sessions& sessions, const CodeLimits& limits);

}  // namespace kenes::identity
