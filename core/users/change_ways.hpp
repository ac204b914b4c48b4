#pragma once
#include <string>

#include "identity/visitor.hpp"
#include "users/own_ways.hpp"

namespace kenes::users {

// How many roles are given to this address.
long long roles_by_address(soci::session& sql, const std::string& address);

// Each in a transaction of its own, audited, with a mail; the person's other sessions end, for they may have been begun
// by what is gone. The caller checks that the visitor has proved themselves, and forgets their sessions afterwards.

// False if it is gone already or the last one. Mail to a removed address goes to the newest other one, if there is one.
bool remove_way(identity::CoreCall& call, const OwnWay& way, const std::string& title);

// Mail goes to `address` from now on, and the former one isn't a way to sign in any more. False if the account hasn't
// proved that address.
bool change_address(identity::CoreCall& call, const std::string& address);

}  // namespace kenes::users
