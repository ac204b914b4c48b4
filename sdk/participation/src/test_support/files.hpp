#pragma once
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "config/toml.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation::test {

inline const std::filesystem::path uk_parliament = KENES_SOURCE_FOLDER "/config/processes/uk-parliament.toml";

// A file that is gone at the end.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    static std::atomic<int> count{0};
    path = std::filesystem::temp_directory_path() /
           ("kenes-kit-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".toml");
    std::ofstream(path) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::filesystem::path path;
};

inline Process read(const std::filesystem::path& file, std::vector<std::string>& lines) {
  std::vector<Fault> faults;
  auto document = config::read_toml(file, faults);
  auto process = read_process(std::move(document), faults);
  for (auto& fault : faults) {
    fault.where.file = "p";
    lines.push_back(to_string(fault));
  }
  return process;
}

// Faults of a process text, as "p:LINE: what; hint".
inline std::vector<std::string> faults_of(const std::string& text) {
  const TemporaryFile file(text);
  std::vector<std::string> lines;
  read(file.path, lines);
  return lines;
}

}  // namespace kenes::participation::test
