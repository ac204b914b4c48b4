#pragma once
// What was entered for a petition that is there, written into its row in the caller's transaction.
#include <soci/soci.h>

#include "domain/draft.hpp"
#include "kenes/time.hpp"

namespace kenes::petition {

void write_texts(soci::session& sql, std::int64_t petition_id, const Texts& texts, Time at);

// Who says it. `account_name` stands where no other name was entered.
void write_authorship(soci::session& sql, std::int64_t petition_id, const Authorship& author,
                      const std::string& account_name);

}  // namespace kenes::petition
