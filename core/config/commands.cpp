#include "config/commands.hpp"

#include <ostream>

#include <spdlog/fmt/fmt.h>

namespace kenes::config {

void print(const std::vector<Fault>& faults, std::ostream& out) {
  for (const auto& fault : faults) out << to_string(fault) << '\n';
  if (!faults.empty()) out << fmt::format("{} fault{} found.\n", faults.size(), faults.size() == 1 ? "" : "s");
}

int check_command(const Loaded& loaded, std::ostream& out) {
  for (const auto& warning : loaded.warnings) out << to_string(warning) << " (a warning)\n";
  print(loaded.faults, out);
  if (!loaded.faults.empty()) return 1;
  out << fmt::format("{} is valid: {} service{}, {} file{}.\n", loaded.files.front(), loaded.portal.services.size(),
                     loaded.portal.services.size() == 1 ? "" : "s", loaded.files.size(),
                     loaded.files.size() == 1 ? "" : "s");
  return 0;
}

}  // namespace kenes::config
