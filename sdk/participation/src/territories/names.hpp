#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/participation/territories.hpp"

namespace kenes::participation {

// An SQL expression: the names of the territory with the code that `code` gives, for `names_at`.
std::string names_column(const std::string& code);
LocalText names_at(const soci::row& row, std::size_t column);

// In place of the names that the territories had; those that bring none keep theirs.
void put_names(soci::session& sql, const std::vector<Territory>& territories);

}  // namespace kenes::participation
