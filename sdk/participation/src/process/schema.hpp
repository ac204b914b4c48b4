#pragma once
#include "kenes/schema.hpp"

namespace kenes::participation {

// The keys of a process file.
const Schema& process_schema();

}  // namespace kenes::participation
