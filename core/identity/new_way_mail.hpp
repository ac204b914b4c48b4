#pragma once
#include "kenes/host.hpp"

namespace kenes::identity {

// Mails the person that a further way to sign in was added to their account, and what to do if it wasn't them. In a
// transaction of its own; who has no address gets none.
void tell_of_new_way(Host& host, std::int64_t person_id);

}  // namespace kenes::identity
