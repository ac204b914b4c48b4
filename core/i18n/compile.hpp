#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kenes/document.hpp"

namespace kenes::i18n {

// Checks PO files of one language and domain with msgfmt, lays them over each other (of several translations of a
// message the first file's wins) and compiles them to cache/<name>-<hash of the contents>.mo. Nothing is run when that
// is there already. What msgfmt finds is appended to `faults` with its file and line. Safe to run in several processes
// at once.
std::optional<std::filesystem::path> compile(const std::vector<std::filesystem::path>& files,
                                             const std::filesystem::path& cache, const std::string& name,
                                             std::vector<Fault>& faults);

}  // namespace kenes::i18n
