#pragma once
#include <string>
#include <vector>

#include "process/child.hpp"

namespace kenes::i18n {

// Runs a program of PATH to its end with messages in English. The error is "not_installed" when there is no such
// program.
Result<process::Captured> run_tool(const std::vector<std::string>& command);

}  // namespace kenes::i18n
