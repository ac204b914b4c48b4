#pragma once
#include "kenes/schema.hpp"

namespace kenes::config {

// What a portal file may hold: the source of checks, fallbacks, `kenes config show` and the reference.
const Schema& portal_schema();

}  // namespace kenes::config
