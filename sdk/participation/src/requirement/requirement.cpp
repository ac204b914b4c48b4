#include "kenes/participation/requirement.hpp"

#include <algorithm>

namespace kenes::participation {

std::optional<std::int64_t> Requirement::Spread::minimum_of(std::string_view territory) const {
  if (const auto found = minimum.find(territory); found != minimum.end()) return found->second;
  return each > 0 ? std::optional(each) : std::nullopt;
}

std::optional<std::int64_t> Requirement::fixed() const {
  if (by_level || pieces.size() != 1 || pieces.front().per_million != 0) return std::nullopt;
  return pieces.front().supporters;
}

std::optional<std::int64_t> Requirement::total(std::int64_t population) const {
  constexpr std::int64_t million = 1'000'000;
  for (const auto& piece : pieces) {
    if (piece.above != 0 && population <= piece.above) continue;
    if (piece.per_million == 0) return piece.supporters;
    // At most 10^10 people times 10^6: far from the end of 64 bits.
    return std::max<std::int64_t>(1, (population * piece.per_million + million - 1) / million);
  }
  return std::nullopt;
}

}  // namespace kenes::participation
