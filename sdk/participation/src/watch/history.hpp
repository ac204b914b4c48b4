#pragma once
#include <algorithm>
#include <chrono>

#include "watch/watch.hpp"

namespace kenes::participation {

// What one source gave to a submission.
struct Seen {
  SupportSource source = SupportSource::all;
  std::string key;
  std::int64_t in_window = 0, first_number = 0;
  // Without its own surges: an attack that lasts doesn't become usual.
  std::int64_t before = 0;
  Time first_at{};
  std::chrono::microseconds surged{0};           // what its surges took of that time
  std::int64_t in_portal = 0, of_that_here = 0;  // of what is counted as usual

  // Of the portal's other supports, and those of this submission that are older than its history. No surges.
  std::int64_t elsewhere() const { return std::max<std::int64_t>(0, in_portal - of_that_here); }
};

// The sources that gave at least `least` in the window that ends at `at`.
std::vector<Seen> read_window(soci::session& sql, std::int64_t submission_id, Time at, std::int64_t least);
// What they gave before it.
void read_history(soci::session& sql, std::int64_t submission_id, Time at, std::vector<Seen>& seen);

}  // namespace kenes::participation
