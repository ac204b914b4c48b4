#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/secrets.hpp"

namespace kenes::identity::second_factor {

// Ten codes such as "K7QM-2XRD-9FPA" (60 random bits each), for whoever has lost the rest. Made before the transaction,
// so that running it again keeps what was shown.
std::vector<std::string> new_recovery_codes(const Secrets& secrets);

// In the place of all earlier ones. Only keyed hashes are stored.
void keep_recovery_codes(soci::session& sql, const Secrets& secrets, std::int64_t person_id,
                         const std::vector<std::string>& codes);

// Uses the code up; false if it is none of the person's. However it is typed: blanks, hyphens and case don't count.
bool use_recovery_code(soci::session& sql, const Secrets& secrets, std::int64_t person_id, std::string_view entered);

}  // namespace kenes::identity::second_factor
