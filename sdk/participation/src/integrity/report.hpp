#pragma once
#include "integrity/check.hpp"

namespace kenes::participation {

// Writes down when the ledger, then of `size` entries, was looked at and what differed, and raises the alarm if
// something did.
void report(Host& host, const LedgerDifference& found, std::int64_t size);

}  // namespace kenes::participation
