#pragma once
// The table kenes.file: what is complete.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/files.hpp"

namespace kenes::files {

struct StoredRow {
  StoredFile file;
  std::string blob;
};

// Complete files, the oldest first.
std::vector<StoredRow> files_in(soci::session& sql, std::string_view folder);
std::optional<StoredRow> find_file(soci::session& sql, std::string_view folder, std::int64_t id);
// Its id; that of the row that is there if the blob has one already.
std::int64_t insert_file(soci::session& sql, std::string_view folder, const StoredRow& row);
// The blob goes, too. Throws what PostgreSQL says if a plugin's table still refers to it (SQLSTATE 23503).
bool delete_file(soci::session& sql, std::string_view folder, std::int64_t id, Time now);

// Whoever changes what a folder may hold waits here until the others' transactions have ended.
void lock_folder(soci::session& sql, std::string_view folder);

}  // namespace kenes::files
