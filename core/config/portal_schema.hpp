#pragma once
#include "kenes/schema.hpp"

namespace kenes::config {

// What a portal file may hold: the source of checks, fallbacks, `kenes config show` and the reference.
const Schema& portal_schema();

// Of [[sign_in]].
Schema sign_in_fields();

}  // namespace kenes::config
