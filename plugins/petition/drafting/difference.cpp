#include "drafting/difference.hpp"

#include <algorithm>
#include <cstdint>

namespace kenes::petition {

namespace {

using Words = std::vector<std::string_view>;
using Kind = Piece::Kind;

// More comparisons than this are no longer worth a better picture: the middle is shown as replaced.
constexpr std::size_t most_comparisons = 4'000'000;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// Words and the white space between them, in turn.
Words words_of(std::string_view text) {
  Words words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_space(text[end]) == is_space(text[begin])) ++end;
    words.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

void add(std::vector<Piece>& pieces, Kind kind, std::string_view text) {
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, {}});
  pieces.back().text += text;
}

// The longest common subsequence, by the table of the lengths from each place to the end.
void add_middle(std::vector<Piece>& pieces, const Words& a, const Words& b) {
  const auto n = a.size(), m = b.size();
  if (n * m > most_comparisons) {
    for (const auto word : a) add(pieces, Kind::removed, word);
    for (const auto word : b) add(pieces, Kind::added, word);
    return;
  }
  std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (m + 1) + j]; };
  for (auto i = n; i-- > 0;) {
    for (auto j = m; j-- > 0;) {
      at(i, j) = a[i] == b[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && a[i] == b[j]) {
      add(pieces, Kind::same, a[i]);
      ++i, ++j;
    } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
      add(pieces, Kind::removed, a[i++]);
    } else {
      add(pieces, Kind::added, b[j++]);
    }
  }
}

}  // namespace

std::vector<Piece> difference(std::string_view before, std::string_view after) {
  auto a = words_of(before), b = words_of(after);
  std::vector<Piece> pieces;
  const auto [end_a, end_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  for (auto word = a.begin(); word != end_a; ++word) add(pieces, Kind::same, *word);
  a.erase(a.begin(), end_a);
  b.erase(b.begin(), end_b);
  Words tail;
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    tail.push_back(a.back());
    a.pop_back();
    b.pop_back();
  }
  add_middle(pieces, a, b);
  for (auto word = tail.rbegin(); word != tail.rend(); ++word) add(pieces, Kind::same, *word);
  return pieces;
}

}  // namespace kenes::petition
