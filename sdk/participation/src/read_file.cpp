#include "read_file.hpp"

#include <spdlog/fmt/fmt.h>

#include <cstdio>

#include "calendar/load_calendar.hpp"

namespace kenes::participation {

std::optional<Process> read_file(Host& host, const std::filesystem::path& file) {
  std::vector<Fault> faults;
  auto document = host.read_toml(file, faults);
  Process process;
  if (faults.empty()) process = read_process(std::move(document), faults);
  if (faults.empty()) load_calendar(host, file, process, faults);
  for (const auto& fault : faults) fmt::print(stderr, "{}\n", to_string(fault));
  if (!faults.empty()) return std::nullopt;
  return process;
}

}  // namespace kenes::participation
