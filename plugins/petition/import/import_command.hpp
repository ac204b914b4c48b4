#pragma once
#include <span>
#include <string>

#include "office.hpp"

namespace kenes::petition {

// kenes import petitions [--service SLUG] FILE…: exit code 0 if every file was taken in, 1 if any was refused, 2 for a
// wrong call. Prints what was done, and each refused file with the reason.
int import_petitions(const Office& office, std::span<const std::string> arguments);

// The service that --service names, else the first of this plugin that answers the official API, else its first.
// Empty if there is none.
std::string service_for_import(const Office& office, const std::string& wanted);

}  // namespace kenes::petition
