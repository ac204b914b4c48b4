#pragma once
#include <vector>

namespace kenes::participation {

struct Span {
  double top = 0, bottom = 0;
};

// The lane of each span, from 0, so that no two in one lane overlap; short ones get the inner lanes, which makes the
// fewest crossings.
std::vector<int> assign_lanes(const std::vector<Span>& spans);

}  // namespace kenes::participation
