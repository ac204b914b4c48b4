#pragma once
#include <string>
#include <vector>

#include "import/petition_file.hpp"
#include "import/territory_counts.hpp"
#include "kenes/participation/statistics.hpp"
#include "office.hpp"

namespace kenes::petition {

enum class Imported { added, updated, unchanged };

// Takes a petition in, in one transaction. `fingerprint` is of the file: the same file again changes nothing, so that
// what happened here since stays. Throws Refused.
Imported import_petition(const Office& office, const std::string& service, PetitionFile file, const CountryCodes& codes,
                         const std::string& fingerprint);
// The count over time of a petition that was imported before. Throws Refused if it was not.
Imported import_readings(const Office& office, const std::string& service, std::int64_t origin,
                         const std::vector<participation::Reading>& readings, const std::string& fingerprint);

}  // namespace kenes::petition
