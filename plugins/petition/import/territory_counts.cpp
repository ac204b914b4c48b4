#include "import/territory_counts.hpp"

#include <set>

namespace kenes::petition {

TerritoryCounts read_territory_counts(const Fields& attributes, std::string_view key, const std::string& kind,
                                      std::string_view code_key) {
  TerritoryCounts counts;
  if (!attributes.has(key)) return counts;
  std::set<std::string> seen;
  std::size_t index = 0;
  for (const auto& item : attributes.array(key)) {
    const Fields from(item, attributes.where(key) + "[" + std::to_string(index++) + "]");
    participation::TerritoryCount count{from.text_or_empty(code_key, 60), from.text("name"), kind,
                                        from.count("signature_count")};
    if (count.code.empty() && kind != "country") count.code = from.text(code_key);
    if (!seen.insert(count.code.empty() ? count.name : count.code).second) {
      throw Refused(attributes.where(key) + ": " + count.name + " is there twice");
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

boost::json::object read_place_holders(const Fields& attributes) {
  boost::json::object holders;
  if (!attributes.has("signatures_by_constituency")) return holders;
  for (const auto& item : attributes.array("signatures_by_constituency")) {
    const Fields from(item, "data.attributes.signatures_by_constituency");
    if (from.has("mp")) holders[from.text("ons_code")] = from.text_or_empty("mp", 200);
  }
  return holders;
}

void learn_codes(CountryCodes& codes, const PetitionFile& file) {
  for (const auto& country : file.countries) {
    if (!country.code.empty()) codes.emplace(country.name, country.code);
  }
}

void fill_codes(soci::session& sql, const Office& office, const CountryCodes& codes, TerritoryCounts& countries) {
  for (auto& country : countries) {
    if (!country.code.empty()) continue;
    if (const auto known = codes.find(country.name); known != codes.end()) {
      country.code = known->second;
    } else if (const auto found = office.kit->territories().named(sql, "country", country.name)) {
      country.code = found->code;
    } else {
      country.code = "name:" + country.name;
    }
  }
}

std::vector<participation::Territory> territories_of(const PetitionFile& file) {
  std::vector<participation::Territory> territories;
  for (const auto* counts : {&file.countries, &file.constituencies, &file.regions}) {
    for (const auto& count : *counts) {
      if (!count.code.empty()) territories.push_back({count.code, "", count.kind, count.name});
    }
  }
  return territories;
}

}  // namespace kenes::petition
