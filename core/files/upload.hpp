#pragma once
// The table kenes.upload: what is on its way.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/files.hpp"

namespace kenes::files {

struct Upload {
  std::string token;  // the secret end of its address
  std::string folder, name, holder, blob;
  FileLimits limits;
  std::int64_t size = 0, received = 0;
  std::optional<std::int64_t> file_id = std::nullopt;  // once it is complete
  std::string failure = {};                            // why it was refused, in its holder's words; "": it was not
  Time expires{};
};

void insert_upload(soci::session& sql, const Upload& upload, Time now);
// Only this holder's, and not what is over; what was refused, too.
std::optional<Upload> find_upload(soci::session& sql, std::string_view token, std::string_view holder, Time now);
// In progress in this folder, the oldest first, whoever holds them.
std::vector<Upload> uploads_in(soci::session& sql, std::string_view folder, Time now);
// Refused and not removed yet: this holder's, the oldest first.
std::vector<Upload> refused_in(soci::session& sql, std::string_view folder, std::string_view holder, Time now);
void forget_refused(soci::session& sql, std::string_view folder, std::string_view holder);
// Its blob goes; the reason stays until it is removed or the upload's time is over.
void record_failure(soci::session& sql, const Upload& upload, const std::string& reason, Time now);
// False if it had not `before` bytes.
bool record_received(soci::session& sql, const Upload& upload, std::int64_t before, std::int64_t received);
void record_complete(soci::session& sql, const Upload& upload, std::int64_t file_id);
// Its blob goes, too. False if it was not in progress.
bool drop_upload(soci::session& sql, const Upload& upload, Time now);

// The blob is removed after the commit.
void drop_blob(soci::session& sql, const std::string& blob, Time now);

}  // namespace kenes::files
