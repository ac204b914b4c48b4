#pragma once
#include "kenes/registrar.hpp"

namespace kenes::audit {

// /staff/audit, for administrators of the whole portal.
void declare_pages(Registrar& registrar);

}  // namespace kenes::audit
