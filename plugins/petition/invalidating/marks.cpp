#include "invalidating/marks.hpp"

namespace kenes::petition {

std::string mark_titles(int bits, const Translator& words) {
  std::string titles;
  for (const auto& mark : marks) {
    if ((bits & mark.bit) == 0) continue;
    if (!titles.empty()) titles += ", ";
    titles += words.tr(mark.title);
  }
  return titles;
}

}  // namespace kenes::petition
