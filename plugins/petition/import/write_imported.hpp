#pragma once
#include <string>

#include <soci/soci.h>

#include "import/petition_file.hpp"

namespace kenes::petition {

// The plugin's own rows of an imported petition: added, or brought up to date. What the file does not know (a later
// answer given here) stays.
void write_imported(soci::session& sql, std::int64_t id, const std::string& service, const PetitionFile& file,
                    const std::string& fingerprint);

}  // namespace kenes::petition
