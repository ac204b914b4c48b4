#include "i18n/tool.hpp"

namespace kenes::i18n {

Result<process::Captured> run_tool(const std::vector<std::string>& command) {
  auto run = process::capture({.command = command, .environment = {{"LC_ALL", "C.UTF-8"}, {"LANGUAGE", ""}}});
  if (run && run->code == 127) return fail("not_installed", run->output.substr(0, run->output.find('\n')));
  return run;
}

}  // namespace kenes::i18n
