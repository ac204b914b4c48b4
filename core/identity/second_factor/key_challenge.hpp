#pragma once
// What a security key is asked to sign: good once, for ten minutes, in one session, for one purpose. Nothing is stored
// until it is used.
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "identity/visitor.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity::second_factor {

// `purpose`: "add" or "show".
std::string new_key_challenge(const Secrets& secrets, const Visitor& visitor, std::string_view purpose, Time now);

// In the caller's transaction; false if it is another's, too old, or was used.
bool spend_key_challenge(soci::session& sql, const Secrets& secrets, const Visitor& visitor, std::string_view purpose,
                         std::string_view challenge, Time now);

}  // namespace kenes::identity::second_factor
