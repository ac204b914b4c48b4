#pragma once
// Where PostgreSQL's programs, data and socket are.
#include <filesystem>
#include <string>

#include "kenes/result.hpp"
#include "process/account.hpp"

namespace kenes::storage {

// The folder for the socket: `directory` itself, or a short one of its own below /tmp when the socket's path would
// exceed the 107 bytes that the kernel allows. The same for every process that asks about the same directory.
std::filesystem::path socket_folder(const std::filesystem::path& directory);

// Makes the folder for the owner alone. Refuses one that belongs to somebody else.
Result<void> make_private_folder(const std::filesystem::path& folder, const process::Account& owner);

// Major version that made the data ("15"), empty if there is no data yet.
std::string data_version(const std::filesystem::path& data);

// The folder of `postgres` and `initdb` of that major version; of the newest one if `version` is empty.
Result<std::filesystem::path> find_binaries(const std::filesystem::path& configured, const std::string& version);

}  // namespace kenes::storage
