#include "plugins/discovery.hpp"

namespace kenes::plugins {

namespace fs = std::filesystem;

std::map<std::string, Candidate> discover(const std::vector<fs::path>& folders) {
  std::map<std::string, Candidate> found;
  for (const auto& folder : folders) {
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(folder, absent)) {
      auto id = entry.path().filename().string();
      auto file = entry.path() / (id + ".so");
      if (fs::exists(file, absent)) found.try_emplace(id, Candidate{id, entry.path(), std::move(file)});
    }
  }
  return found;
}

}  // namespace kenes::plugins
