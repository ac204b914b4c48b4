#pragma once
#include <soci/soci.h>

#include <cstdint>

namespace kenes::petition {

// Brings what lists filter by in line with where a petition stands. Part of the caller's transaction.
void refresh_facets(soci::session& sql, std::int64_t petition_id);

}  // namespace kenes::petition
