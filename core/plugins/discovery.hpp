#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kenes::plugins {

// A file that claims to be a plugin: <folder>/<id>/<id>.so. Nothing of it was read yet.
struct Candidate {
  std::string id;
  std::filesystem::path folder;  // with its migrations/, templates/, locales/
  std::filesystem::path file;
};

// By id. Where two folders hold the same id, the earlier folder wins; a folder that doesn't exist is passed over.
std::map<std::string, Candidate> discover(const std::vector<std::filesystem::path>& folders);

}  // namespace kenes::plugins
