#pragma once
#include <filesystem>
#include <vector>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"
#include "kenes/participation/territories.hpp"
#include "kenes/registrar.hpp"

namespace kenes::participation {

// Reads a file of [[territory]] tables. All faults are appended.
std::vector<Territory> read_territories(Document document, std::vector<Fault>& faults);

// The territories that the process of this file names, if it names some, with everything that is wrong or doubtful.
std::vector<Territory> load_territories(const Host& host, const std::filesystem::path& process_file,
                                        const Process& process, Findings& found);

}  // namespace kenes::participation
