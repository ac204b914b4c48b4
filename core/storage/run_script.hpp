#pragma once
#include "storage/connection.hpp"
#include "storage/migration_files.hpp"

namespace kenes::storage {

// Runs a file's statements. An error tells file and line; its code is "migration_locked" when a lock could not be had,
// which is worth another attempt, and "migration_failed" otherwise.
Result<void> run_script(PGconn* server, const Migration& migration);

}  // namespace kenes::storage
