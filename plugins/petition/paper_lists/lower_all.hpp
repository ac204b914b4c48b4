#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

namespace kenes::petition {

// In their order, as the database writes small letters: those of every alphabet. One query for all of them.
std::vector<std::string> lower_all(soci::session& sql, const std::vector<std::string>& texts);

}  // namespace kenes::petition
