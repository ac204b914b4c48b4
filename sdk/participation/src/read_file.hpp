#pragma once
#include <filesystem>
#include <optional>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation {

// A process for a command; nothing after every fault was printed on stderr.
std::optional<Process> read_file(Host& host, const std::filesystem::path& file);

}  // namespace kenes::participation
