#include "kenes/document.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace kenes {
namespace {

// Optimal string alignment: insertions, deletions, changes and swapped neighbours, the commonest slip of the fingers.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({last[j] + (a[i] == b[j] ? 0U : 1U), row[j] + 1, last[j + 1] + 1});
      const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (swapped) row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
    }
    before_last = std::exchange(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string to_string(const Fault& fault) {
  std::string place = fault.where.file;
  if (fault.where.line > 0) place += fmt::format(":{}", fault.where.line);
  if (!place.empty()) place += ": ";
  return place + fault.what + (fault.hint.empty() ? "" : "; " + fault.hint);
}

Location Document::locate(std::string_view pointer) const {
  std::string path(pointer);
  while (true) {
    if (const auto found = where.find(path); found != where.end()) return found->second;
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) break;
    path.resize(slash);
  }
  // Nothing is known of the root itself: at least the file.
  return where.empty() ? Location{} : Location{where.begin()->second.file, 0};
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  auto best = word.size() / 3;
  std::string found;
  for (const auto& candidate : candidates) {
    const auto far = distance(word, candidate);
    if (far > best || (far == best && !found.empty())) continue;
    best = far;
    found = candidate;
  }
  return found;
}

}  // namespace kenes
