#pragma once
// How many people must take part. One idea with the forms that laws use: a number, a share of a population, pieces by
// population, a distribution over territories, none.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/api.hpp"

namespace kenes::participation {

struct KENES_API Requirement {
  // A number of supporters, or a share of the population in millionths (5 % is 50,000): one of them is 0.
  struct Piece {
    std::int64_t above = 0;  // holds where more people live than this; 0: everywhere
    std::int64_t supporters = 0;
    std::int64_t per_million = 0;
  };
  // At least so many territories of a kind must each reach their own minimum, beside the total. A support counts for
  // its territory and all around it.
  struct Spread {
    std::string kind;
    int at_least = 0;
    std::int64_t each = 0;                                     // for territories that `minimum` doesn't name; 0: none
    std::map<std::string, std::int64_t, std::less<>> minimum;  // by territory code

    // nullopt: what a territory reaches doesn't matter.
    std::optional<std::int64_t> minimum_of(std::string_view territory) const;
  };

  std::vector<Piece> pieces;     // the first that holds counts; empty: the number decides nothing
  std::string of;                // code of the territory whose population counts; "": the one addressed
  bool by_level = false;         // what the level of the addressed territory asks instead
  std::optional<Spread> across;  // beside the total

  bool none() const { return pieces.empty() && !by_level; }
  // The total if it is the same everywhere.
  std::optional<std::int64_t> fixed() const;
  // The total where so many people live; a share is rounded up. nullopt if the number decides nothing.
  std::optional<std::int64_t> total(std::int64_t population) const;
};

}  // namespace kenes::participation
