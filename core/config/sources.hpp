#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "kenes/document.hpp"

namespace kenes::config {

// The portal file and what it includes, as one document.
struct Sources {
  Document document;
  std::vector<std::string> files;  // in the order of reading
};

// Reads the file, then what `include = ["services/*.toml", …]` names (paths relative to the file that says so), depth
// first.
// [[service]], [[authority]] and [[staff]] add up; any other key of a table replaces what an earlier file said. A file
// that is included twice or by itself is a fault.
Sources read_sources(const std::filesystem::path& portal_file, std::vector<Fault>& faults);

}  // namespace kenes::config
