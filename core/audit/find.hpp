#pragma once
// What the page beside the log itself asks for.
#include <map>
#include <string>
#include <vector>

#include <soci/soci.h>

namespace kenes::audit {

// Every action that was ever recorded, in alphabetical order, at most 500; each costs one look into the index.
std::vector<std::string> actions(soci::session& sql);

// Names of people, in one query; those who are gone are missing.
std::map<std::int64_t, std::string> names(soci::session& sql, const std::vector<std::int64_t>& people);

// Who proved to own this address (in the form that accounts are keyed by); 0: nobody.
std::int64_t owner_of(soci::session& sql, const std::string& email);

}  // namespace kenes::audit
