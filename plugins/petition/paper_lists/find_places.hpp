#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// Whether this service asks where supporters live.
bool asks_place(soci::session& sql, const Call& call, const Office& office);

// The code of each place, in their order, by its code or by its name in any language of the portal, whatever the letter
// case; "" for one that nobody knows.
std::vector<std::string> find_places(soci::session& sql, const Call& call, const Office& office,
                                     const std::vector<std::string>& written);

}  // namespace kenes::petition
