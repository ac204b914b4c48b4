#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "import/json_fields.hpp"
#include "import/petition_file.hpp"
#include "office.hpp"

namespace kenes::petition {

// The official figures under `key`; none if it is absent. Throws Refused, also if a territory comes twice.
TerritoryCounts read_territory_counts(const Fields& attributes, std::string_view key, const std::string& kind,
                                      std::string_view code_key);
boost::json::object read_place_holders(const Fields& attributes);

// Codes of countries by name: files of 2015 have the names only. Known are those of the files of this run, and of the
// portal.
using CountryCodes = std::map<std::string, std::string>;
void learn_codes(CountryCodes& codes, const PetitionFile& file);
// A name without a code becomes "name:…".
void fill_codes(soci::session& sql, const Office& office, const CountryCodes& codes, TerritoryCounts& countries);

// Every territory of the files that has a code of its own.
std::vector<participation::Territory> territories_of(const PetitionFile& file);

}  // namespace kenes::petition
