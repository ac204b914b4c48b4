#pragma once
#include <filesystem>
#include <string>

#include "kenes/result.hpp"

namespace kenes::plugins {

// The ABI tag that KENES_PLUGIN put into the section "kenes_abi" of the file, read without loading it, so that no code
// of a plugin of another ABI ever runs, static initialisers included. Errors: "unreadable", "not_a_library",
// "not_a_plugin".
Result<std::string> read_abi(const std::filesystem::path& file);

}  // namespace kenes::plugins
