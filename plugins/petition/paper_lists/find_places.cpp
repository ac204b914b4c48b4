#include "paper_lists/find_places.hpp"

#include <map>

#include "paper_lists/lower_all.hpp"

namespace kenes::petition {

namespace {

const std::string& place_kind(const Call& call, const Office& office) {
  return office.settings_of(call.service().slug).place_kind;
}

}  // namespace

bool asks_place(soci::session& sql, const Call& call, const Office& office) {
  const auto& kind = place_kind(call, office);
  return !kind.empty() && !office.kit->territories().all(sql, kind)->empty();
}

std::vector<std::string> find_places(soci::session& sql, const Call& call, const Office& office,
                                     const std::vector<std::string>& written) {
  std::vector<std::string> spellings, codes;
  const auto add = [&](const std::string& spelling, const std::string& code) {
    spellings.push_back(spelling);
    codes.push_back(code);
  };
  const auto places = office.kit->territories().all(sql, place_kind(call, office));
  for (const auto& place : *places) {
    add(place.code, place.code);
    add(place.name, place.code);
    for (const auto& language : office.host->languages()) add(place.name_in(language), place.code);
  }
  spellings.insert(spellings.end(), written.begin(), written.end());
  const auto lower = lower_all(sql, spellings);

  std::map<std::string, std::string> code_of;  // by spelling
  for (std::size_t i = 0; i < codes.size(); ++i) code_of.emplace(lower[i], codes[i]);
  std::vector<std::string> found;
  for (std::size_t i = codes.size(); i < lower.size(); ++i) {
    const auto known = code_of.find(lower[i]);
    found.push_back(known == code_of.end() ? std::string() : known->second);
  }
  return found;
}

}  // namespace kenes::petition
