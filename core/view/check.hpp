#pragma once
#include <ostream>

#include "view/engine.hpp"

namespace kenes::view {

// `kenes templates check`: loads every template in every language as the server would and prints all faults for people.
// The exit code: 0 when there are none, 1 otherwise.
int check_templates(const Options& options, std::ostream& out);

}  // namespace kenes::view
