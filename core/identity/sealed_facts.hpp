#pragma once
#include <string>
#include <string_view>

#include "kenes/actor.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// A person's facts as they lie with a session: encrypted (XSalsa20-Poly1305) under a key made of the portal's key and
// the session's token. The token is in the browser only, so neither the database nor its backup shows when anybody was
// born, even together with the portal's key. No facts: "".
std::string seal(const PersonFacts& facts, const Secrets& secrets, std::string_view token);

// What can't be opened is unknown.
PersonFacts unseal(std::string_view sealed, const Secrets& secrets, std::string_view token);

}  // namespace kenes::identity
