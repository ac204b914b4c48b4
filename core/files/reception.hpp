#pragma once
// Files on their way in: begun, carried on piece by piece, complete. What is acknowledged is on the disk, and whoever
// was interrupted at any moment goes on from there: bytes are appended and synced first and recorded then, and the next
// piece cuts off what was appended but not recorded.
#include <string>
#include <string_view>

#include "files/blob_store.hpp"
#include "files/permission.hpp"
#include "files/upload.hpp"
#include "kenes/database.hpp"
#include "kenes/jobs.hpp"
#include "kenes/result.hpp"
#include "kenes/translator.hpp"

namespace kenes::files {

// How long an upload may take, and how long its end is remembered.
inline constexpr std::chrono::hours upload_lifetime{24};

// What a visitor's computer says of a file before it sends it.
struct Announced {
  std::string name, type;
  std::int64_t size = 0;
};

// The references must outlive it. Messages of errors are in the visitor's words. [any thread]
class Reception {
 public:
  struct Parts {
    Database& database;
    const Clock& clock;
    const Secrets& secrets;
    Jobs& jobs;
    const BlobStore& store;
  };
  explicit Reception(const Parts& parts) : parts_(parts) {}

  // Error codes "empty", "total", "count", "type", "no_room".
  Result<Upload> begin(const Permission& permission, const Announced& file, const Translator& words) const;

  // Where it stands. Error code "not_found": it is over, or not this holder's.
  Result<Upload> find(std::string_view token, std::string_view holder) const;

  // Adds a piece at `offset`; the last one makes it a file. Error codes: "not_found"; "busy": another piece is being
  // added; "offset": it has another length; "too_long": more than was announced; and of the complete file "type",
  // "total", "count", with which only the reason is left.
  Result<Upload> append(std::string_view token, std::string_view holder, std::int64_t offset, const Slice& piece,
                        const Translator& words) const;

  // The whole at once. Errors as of begin and append; of what was refused the reason is left, for the page that the
  // visitor returns to.
  Result<Upload> take(const Permission& permission, const Announced& file, const Slice& content,
                      const Translator& words) const;

  // Reasons that were left in this folder for this visitor.
  void forget_refused(const Permission& permission) const;

  // Also what was refused. Error code "not_found", also for what is complete.
  Result<void> abandon(std::string_view token, std::string_view holder) const;

 private:
  std::optional<Upload> read(std::string_view token, std::string_view holder) const;
  // What is recorded, or less if the disk has lost some of it.
  void heal(Upload& upload, std::int64_t on_disk) const;
  Result<Upload> complete(Upload upload, const Descriptor& blob, const Translator& words) const;
  void drop(const Upload& upload) const;
  tl::unexpected<Error> refuse(const Upload& upload, Error error) const;
  Upload announced(const Permission& permission, const Announced& file, Time now) const;

  Parts parts_;
};

}  // namespace kenes::files
