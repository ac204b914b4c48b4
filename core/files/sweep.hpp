#pragma once
// What nobody needs any more: uploads that were given up, contents of files that were removed, blobs that a crash left
// without a row.
#include "files/blob_store.hpp"
#include "kenes/registrar.hpp"

namespace kenes::files {

inline constexpr const char* drop_blobs_kind = "core.drop_blobs";

// Has the blobs that this transaction dropped removed after its commit.
void ask_for_sweep(soci::session& sql, Jobs& jobs, Time now);

// One use each; all of them may be interrupted and repeated.
void drop_blobs(Database& database, const BlobStore& store);
void end_uploads(Database& database, Time now);
// Blobs without a row that nobody has written to for two days. The file system's own clock decides.
void drop_strays(Database& database, const BlobStore& store, std::chrono::system_clock::time_point present);

// The job and the timers. The store must outlive the registrar's host.
void declare_sweep(Registrar& registrar, const BlobStore& store);

}  // namespace kenes::files
