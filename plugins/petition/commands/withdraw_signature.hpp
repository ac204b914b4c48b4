#pragma once
#include <cstdint>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "office.hpp"

namespace kenes::petition {

// So often a day somebody takes a signature back from one petition: each time leaves two entries in the public log for
// ever. It is counted here and not where people sign, since withdrawing is rare.
constexpr int most_withdrawals = 5;

struct Withdrawal {
  enum class Outcome { withdrawn, not_supported, not_collecting, too_often };
  Outcome outcome = Outcome::not_supported;
  std::int64_t entry = 0;  // the number of what it left in the log, if it can be told
  bool last = false;       // for today
};

// Through the ledger; and what the service kept of the supporter goes.
Withdrawal withdraw_signature(const Office& office, std::int64_t petition_id, const Actor& person);
// Whether the person has to wait until tomorrow.
bool withdrew_too_often(soci::session& sql, const Office& office, std::int64_t petition_id, const Actor& person);

// Counts of days that are over. [a timer]
void forget_withdrawals(const Office& office);

}  // namespace kenes::petition
