#pragma once
// What changed from one text to another, word by word. [pure]
#include <string>
#include <string_view>
#include <vector>

namespace kenes::petition {

struct Piece {
  enum class Kind { same, added, removed };
  Kind kind = Kind::same;
  std::string text;
};

// In the order of reading, what was removed before what stands there now. Words are what stands between white space;
// the pieces that are the same and those that were removed make up `before`, exactly; the same with those added,
// `after`.
std::vector<Piece> difference(std::string_view before, std::string_view after);

}  // namespace kenes::petition
