#pragma once
// The JSON that the browser signs with the key (WebAuthn Level 2, 5.8.1).
#include <string>
#include <string_view>

#include "identity/second_factor/webauthn/security_key.hpp"

namespace kenes::identity::second_factor {

// `type`: "webauthn.create" or "webauthn.get". Says what is wrong, or "".
std::string client_data_fault(std::string_view client_data, std::string_view type, const RelyingParty& party);

}  // namespace kenes::identity::second_factor
