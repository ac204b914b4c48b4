#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kenes/host.hpp"

namespace kenes::participation {

struct LedgerDifference {
  std::int64_t submission_id = 0;
  std::vector<std::string> what;
};

// Looks at up to `limit` ledgers that have grown since they were last looked at, or haven't been for a week; those that
// waited longest first. `looked_at` tells how many. A difference is an alarm: an error in the log and an entry in the
// audit log. Nothing is mended. [a job or a command]
std::vector<LedgerDifference> check_ledgers(Host& host, int limit, int& looked_at);

// `kenes log check`: all of them, now. 1 if something differs.
int check_all_ledgers(Host& host);

}  // namespace kenes::participation
