#pragma once
#include <vector>

#include <soci/soci.h>

#include "ledger/rows.hpp"

namespace kenes::participation {

// The names of these supports, all at once; and away with those of withdrawn ones. Nothing to do costs nothing.
void insert_names(soci::session& sql, const std::vector<NewEntry>& supports, Time now);
void delete_names(soci::session& sql, const std::vector<NewEntry>& supports);

}  // namespace kenes::participation
