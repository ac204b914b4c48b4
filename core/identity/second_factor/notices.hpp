#pragma once
#include <soci/soci.h>

#include "kenes/host.hpp"

namespace kenes::identity::second_factor {

// What has changed for a person. Recorded in the audit trail, and written to the person: whoever gets into an account
// can't add a factor of their own unseen. In the caller's transaction.
struct Change {
  enum class What { added, removed, reset, recovery_code_used, copied_key };
  What what;
  std::int64_t person_id = 0;
  std::int64_t by = 0;    // who did it
  std::string kind = "";  // for the trail: "app", "security_key", "recovery_codes"
};
void tell_and_record(soci::session& sql, Host& host, const Change& change, Time now);

}  // namespace kenes::identity::second_factor
