#pragma once
// What the tests of this room share.
#include <unistd.h>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "config/commands.hpp"
#include "config/load.hpp"

namespace kenes::config {

namespace fs = std::filesystem;

// A folder of its own for each test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("kenes-config-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
    return path_ / name;
  }
  // What was printed, with this folder left out.
  std::string plain(std::string text) const {
    const auto prefix = path_.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) text.erase(at, prefix.size());
    return text;
  }

 private:
  fs::path path_;
};

inline Environment variables_of(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional<std::string>(found->second);
  };
}

inline std::string checked(const Folder& folder, const Loaded& loaded) {
  std::ostringstream out;
  const auto code = check_command(loaded, out);
  CHECK(code == (loaded.faults.empty() ? 0 : 1));
  return folder.plain(out.str());
}

inline const std::string sound = R"([portal]
name = "Portal"
base_url = "https://portal.example"
languages = ["en", "kk"]
[mail]
from = "no-reply@portal.example"
[[authority]]
key = "government"
title = "Government"
)";

}  // namespace kenes::config
