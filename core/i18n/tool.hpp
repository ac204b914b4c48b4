#pragma once
#include <string>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::i18n {

struct ToolRun {
  int status = 0;      // exit status; 128 + signal if it was killed
  std::string output;  // of stdout and stderr
};

// Runs a program of PATH to its end with messages in English. The error is "not_installed" when there is no such
// program.
Result<ToolRun> run_tool(const std::vector<std::string>& command);

}  // namespace kenes::i18n
