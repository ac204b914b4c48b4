#pragma once
// Where the host's own files are: beside the program in a build tree, or under <prefix>/share/kenes when installed.
#include <filesystem>

namespace kenes::app {

struct Places {
  std::filesystem::path program;     // this executable
  std::filesystem::path plugins;     // folder of <id>/<id>.so
  std::filesystem::path migrations;  // core's
  std::filesystem::path templates;   // core's
  std::filesystem::path locales;     // core's
  std::filesystem::path assets;      // built style sheets, scripts, icons
  std::filesystem::path config;      // presets and processes
  std::filesystem::path demo;        // the local mailbox's SMTP handler
  std::filesystem::path eid;         // the demonstration's eID, if it was built
};

// Throws std::runtime_error naming the folder that is missing.
Places find_places();

}  // namespace kenes::app
