#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "kenes/result.hpp"

namespace kenes::participation {

class Books;

// The bytes at a path below the log's address. Error: whatever kept it from being got; "not_found" if there
// is no such file.
using Fetch = std::function<Result<std::string>(const std::string& path)>;

// What the portal itself says that its log comes to (the file `count` beside the checkpoint): nobody signs it.
struct SaidCount {
  std::uint64_t entries = 0;   // of the log that it speaks of
  std::int64_t standing = 0;   // of these
  std::int64_t elsewhere = 0;  // counted beside the log, such as those of an import
  std::int64_t shown = 0;      // on its pages
};

// None if the portal doesn't publish it. Errors: what `fetch` says, "malformed", "count" (its numbers don't fit
// together).
Result<std::optional<SaidCount>> said_count(const Fetch& fetch);

// Whether the entries come to what the portal says, once there are as many as it speaks of. Error "count".
Result<void> compare(const Books& books, std::uint64_t entries, const std::optional<SaidCount>& said);

}  // namespace kenes::participation
