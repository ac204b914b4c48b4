#pragma once
#include <span>
#include <string>

#include "office.hpp"

namespace kenes::petition {

// kenes seed petitions [--service SLUG] FILE: example petitions in different stages for a demonstration, and topics for
// imported ones. What is there already stays as it is. Exit codes as of the import.
int seed_petitions(const Office& office, std::span<const std::string> arguments);

}  // namespace kenes::petition
