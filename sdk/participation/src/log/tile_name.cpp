#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "log/tile.hpp"

namespace kenes::participation::log {
namespace {

// Decimal digits without leading noughts, at most `most`.
std::optional<unsigned> number(std::string_view text, unsigned most) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && value <= most;
  return whole && (text.size() == 1 || text[0] != '0') ? std::optional(value) : std::nullopt;
}

std::string in_threes(std::uint64_t index) {
  auto path = fmt::format("{:03}", index % 1000);
  while ((index /= 1000) != 0) path = fmt::format("x{:03}/", index % 1000) + path;
  return path;
}

std::optional<std::uint64_t> from_threes(std::string_view path) {
  std::uint64_t index = 0;
  while (true) {
    const bool more = path.starts_with('x');
    if (more) path.remove_prefix(1);
    const auto digits = path.substr(0, 3);
    if (digits.size() < 3 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return std::nullopt;
    const auto next = static_cast<std::uint64_t>((digits[0] - '0') * 100 + (digits[1] - '0') * 10 + digits[2] - '0');
    if (index > (std::numeric_limits<std::uint64_t>::max() - next) / 1000) return std::nullopt;
    index = index * 1000 + next;
    path.remove_prefix(3);
    if (!more) return path.empty() ? std::optional(index) : std::nullopt;
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
  }
}

}  // namespace

std::string path_of(const TileName& name) {
  const auto level = name.entries ? "entries" : std::to_string(name.level);
  const auto part = name.width == tile_width ? "" : fmt::format(".p/{}", name.width);
  return fmt::format("tile/{}/{}{}", level, in_threes(name.index), part);
}

std::optional<TileName> tile_at(std::string_view path) {
  TileName name;
  const auto before = path;
  if (!path.starts_with("tile/")) return std::nullopt;
  path.remove_prefix(5);
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto level = path.substr(0, slash);
  path.remove_prefix(slash + 1);
  name.entries = level == "entries";
  if (!name.entries) {
    const auto value = number(level, 63);
    if (!value) return std::nullopt;
    name.level = *value;
  }
  if (const auto part = path.find(".p/"); part != std::string_view::npos) {
    const auto width = number(path.substr(part + 3), tile_width - 1);
    if (!width || *width == 0) return std::nullopt;
    name.width = *width;
    path = path.substr(0, part);
  }
  const auto index = from_threes(path);
  if (!index) return std::nullopt;
  name.index = *index;
  return path_of(name) == before ? std::optional(name) : std::nullopt;
}

}  // namespace kenes::participation::log
