#include "check_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdio>

#include "process/read_checked.hpp"

namespace kenes::participation {
namespace {

bool check_file(Host& host, const std::string& file) {
  Findings found;
  const auto process = read_checked(host, file, Fits::portal, found).process;
  for (const auto& fault : found.faults) fmt::print(stderr, "{}\n", to_string(fault));
  for (const auto& warning : found.warnings) fmt::print(stderr, "{} (a warning)\n", to_string(warning));
  if (!found.faults.empty()) return false;
  fmt::print("{}: process '{}', {} stages, {} duties, {} reasons, version {}\n", file, process.key,
             process.stages.size(), process.duties.size(), process.reasons.size(), process.version.substr(0, 12));
  return true;
}

}  // namespace

int check_processes(Host& host, std::span<const std::string> files) {
  if (files.empty()) {
    fmt::print(stderr, "kenes process check FILE…: name at least one process file\n");
    return 2;
  }
  bool good = true;
  for (const auto& file : files) good = check_file(host, file) && good;
  return good ? 0 : 1;
}

}  // namespace kenes::participation
