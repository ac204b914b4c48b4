#pragma once
#include <filesystem>
#include <vector>

#include "kenes/document.hpp"

namespace kenes::config {

// Reads one TOML file (toml.io 1.0, UTF-8) as JSON values that know where they stood; dates and times become strings.
// A file that can't be read, is not UTF-8 or breaks TOML's grammar is appended to `faults` with line and column; then
// the document is empty. [any thread]
Document read_toml(const std::filesystem::path& file, std::vector<Fault>& faults);

}  // namespace kenes::config
