#pragma once
#include <string>
#include <string_view>

#include <soci/soci.h>

#include "kenes/participation/process.hpp"

namespace kenes::participation {

// The kind of the territory that a submission is addressed to. Throws std::invalid_argument if the process has no such
// level.
std::string level_of(soci::session& sql, const Process& process, const std::string& territory);
// The field as it is written down. Throws std::invalid_argument if nothing can be filed in it by this process.
std::string field_of(const Process& process, std::string_view field);

}  // namespace kenes::participation
