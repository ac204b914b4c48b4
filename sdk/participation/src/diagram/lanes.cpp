#include "diagram/lanes.hpp"

#include <algorithm>
#include <numeric>

namespace kenes::participation {

std::vector<int> assign_lanes(const std::vector<Span>& spans) {
  std::vector<std::size_t> shortest_first(spans.size());
  std::iota(shortest_first.begin(), shortest_first.end(), 0);
  std::stable_sort(shortest_first.begin(), shortest_first.end(), [&](std::size_t a, std::size_t b) {
    return spans[a].bottom - spans[a].top < spans[b].bottom - spans[b].top;
  });
  std::vector<std::vector<Span>> lanes;
  std::vector<int> lane_of(spans.size());
  for (const auto i : shortest_first) {
    const auto free = std::find_if(lanes.begin(), lanes.end(), [&](const std::vector<Span>& lane) {
      return std::none_of(lane.begin(), lane.end(), [&](const Span& other) {
        return spans[i].top <= other.bottom && other.top <= spans[i].bottom;
      });
    });
    lane_of[i] = static_cast<int>(free - lanes.begin());
    if (free == lanes.end()) {
      lanes.push_back({spans[i]});
    } else {
      free->push_back(spans[i]);
    }
  }
  return lane_of;
}

}  // namespace kenes::participation
