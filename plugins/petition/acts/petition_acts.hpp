#pragma once
#include <map>
#include <optional>
#include <vector>

#include "acts/act_models.hpp"

namespace kenes::petition {

struct PetitionActs {
  Seen seen;
  std::vector<participation::Act> acts;
  std::map<std::int64_t, Reply> replies;
  std::vector<participation::Duty> duties;

  const participation::Act* act(std::int64_t id) const;
};

// Of a petition that this visitor sees.
std::optional<PetitionActs> read_acts(const Office& office, const Call& call);
std::int64_t act_id_of(const Call& call);

}  // namespace kenes::petition
