#pragma once
// Limits that all nodes share and that a restart doesn't reset.
#include <chrono>
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/secrets.hpp"
#include "kenes/time.hpp"

namespace kenes::identity {

struct AttemptLimit {
  std::string_view kind;  // "sign_in.address"
  std::chrono::seconds window;
  int most;
};

// Counts one attempt of `who` (hashed before it is stored) in the present window; false if that is more than allowed.
// Attempts of the same key wait for each other's transactions, so that none slips through.
bool take_attempt(soci::session& sql, const Secrets& secrets, const AttemptLimit& limit, std::string_view who,
                  Time now);
// Whether the limit was reached, without counting.
bool attempts_used_up(soci::session& sql, const Secrets& secrets, const AttemptLimit& limit, std::string_view who,
                      Time now);

}  // namespace kenes::identity
