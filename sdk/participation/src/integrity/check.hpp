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

// A look at many ledgers. None that was looked at since it began is looked at again, so that it comes to an end on a
// portal where people sign all the time.
struct CheckRun {
  Time began{};
  bool all = false;  // else those that have grown since they were last looked at, or haven't been for a week
};

struct CheckedPart {
  std::vector<LedgerDifference> differing;
  int looked_at = 0;
  std::int64_t waiting = 0;  // ledgers that the run has still to look at
};

// Looks at up to `limit` ledgers of the run; those that waited longest first. A difference is an alarm: an error in the
// log, an entry in the audit log, a letter to the operator when it is new. So is a ledger that can't be counted at all;
// the others are looked at all the same. Nothing is mended. [a job or a command]
CheckedPart check_ledgers(Host& host, const CheckRun& run, int limit);

// `kenes log check`: all of them, now. 1 if something differs.
int check_all_ledgers(Host& host, int at_once = 100);

}  // namespace kenes::participation
