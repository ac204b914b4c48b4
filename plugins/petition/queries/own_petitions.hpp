#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "queries/list_petitions.hpp"

namespace kenes::petition {

// What a person wrote in a service, the newest first, at most 200.
std::vector<ListedPetition> own_petitions(soci::session& sql, const std::string& service, std::int64_t author_id);

}  // namespace kenes::petition
