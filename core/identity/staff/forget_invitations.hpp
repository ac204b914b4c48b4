#pragma once
#include "kenes/registrar.hpp"

namespace kenes::identity::staff {

// A timer: invitations are deleted, with their addresses, 30 days after they could be accepted.
void declare_forgetting(Registrar& registrar);

}  // namespace kenes::identity::staff
