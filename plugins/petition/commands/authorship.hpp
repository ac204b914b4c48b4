#pragma once
#include <soci/soci.h>

#include "domain/draft.hpp"

namespace kenes::petition {

// Who says it, of a petition that is there. `account_name` stands where no other name was entered.
void write_authorship(soci::session& sql, std::int64_t petition_id, const Authorship& author,
                      const std::string& account_name);

}  // namespace kenes::petition
