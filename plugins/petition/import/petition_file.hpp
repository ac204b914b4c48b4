#pragma once
// A petition as petition.parliament.uk publishes it, in both shapes: of 2015 (open_at) and of later years (opened_at).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "domain/responses.hpp"
#include "kenes/participation/statistics.hpp"

namespace kenes::petition {

using TerritoryCounts = std::vector<participation::TerritoryCount>;

struct PetitionFile {
  std::int64_t id = 0;
  std::string state;
  std::int64_t count = 0;
  // Its texts, times, rejection, departments and topics; where it stands is worked out later.
  Petition petition;
  std::optional<Time> opened_at, closed_at;
  std::optional<Answer> answer;
  std::optional<Debate> debate;
  TerritoryCounts countries, constituencies, regions;  // a country of 2015 has no code
  boost::json::object place_holders;                   // {"S14000022": "Tommy Sheppard MP"}
};

// Throws Refused.
PetitionFile read_petition_file(const boost::json::value& document);

}  // namespace kenes::petition
