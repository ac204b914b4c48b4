#include "check_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdio>

#include "calendar/load_calendar.hpp"
#include "kenes/participation/process.hpp"
#include "process/known_authorities.hpp"
#include "process/known_sign_ins.hpp"

namespace kenes::participation {
namespace {

bool check_file(Host& host, const std::string& file) {
  std::vector<Fault> faults;
  auto document = host.read_toml(file, faults);
  Process process;
  if (faults.empty()) process = read_process(document, faults);
  if (faults.empty()) {
    load_calendar(host, file, process, faults);
    check_authorities(process, document, host.find<Authorities>(), faults);
    check_sign_ins(process, document, host.find<SignIns>(), faults);
  }
  for (const auto& fault : faults) fmt::print(stderr, "{}\n", to_string(fault));
  if (!faults.empty()) return false;
  for (const auto& warning : calendar_warnings(process, document, host.clock().now())) {
    fmt::print(stderr, "{} (a warning)\n", to_string(warning));
  }
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
