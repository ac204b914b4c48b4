#pragma once
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/participation/invalidations.hpp"

namespace kenes::participation {

// The word of the database.
std::string_view to_word(InvalidationState state);

// The columns that `to_invalidation` reads, of a table called i.
extern const char* const invalidation_columns;
Invalidation to_invalidation(const soci::row& row);
// What a statement that ends in `returning` these columns gave.
std::optional<Invalidation> only_one(const soci::rowset<soci::row>& rows);

}  // namespace kenes::participation
