#pragma once
#include "identity/codes/code_provider.hpp"

namespace kenes::identity {

// Signing in with an address of mail. /sign-in asks for it.
std::unique_ptr<Provider> email_provider(Sessions& sessions, const CodeLimits& limits);

// The code's way to an address of mail. `send`: in the words of the occasion.
CodeWay email_way(const CodeLimits& limits, decltype(CodeWay::send) send);

}  // namespace kenes::identity
