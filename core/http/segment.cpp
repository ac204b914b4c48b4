#include "http/segment.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace kenes::http {
namespace {

bool is_name(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), allowed);
}

bool is_integer(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.size() <= 18 && std::all_of(text.begin(), text.end(), digit) &&
         (text.size() == 1 || text.front() != '0');
}

Result<Segment> parse_segment(std::string_view text) {
  const auto refuse = [&](const std::string& why) {
    return fail("bad_pattern", "segment '" + std::string(text) + "' " + why);
  };
  if (text.empty()) return refuse("is empty; a pattern has no double slashes and none at its end");
  const auto open = text.find('{'), close = text.find('}');
  if (open == std::string_view::npos && close == std::string_view::npos)
    return Segment{Segment::Kind::fixed, std::string(text), "", ""};
  if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
      text.find_first_of("{}", close + 1) != std::string_view::npos ||
      text.substr(open + 1, close - open - 1).find('{') != std::string_view::npos)
    return refuse("must hold one capture, written {name} or {name:int}");
  auto name = text.substr(open + 1, close - open - 1);
  auto kind = Segment::Kind::text;
  if (name.ends_with(":int")) {
    name.remove_suffix(4);
    kind = Segment::Kind::integer;
  }
  if (!is_name(name))
    return refuse("has a capture whose name is not of a-z, 0-9 and _, a letter first (types: only :int)");
  return Segment{kind, std::string(text.substr(0, open)), std::string(text.substr(close + 1)), std::string(name)};
}

}  // namespace

std::optional<std::string_view> Segment::capture(std::string_view given) const {
  if (kind == Kind::fixed) return given == prefix ? std::optional<std::string_view>{""} : std::nullopt;
  if (given.size() <= prefix.size() + suffix.size() || !given.starts_with(prefix) || !given.ends_with(suffix))
    return std::nullopt;
  const auto inner = given.substr(prefix.size(), given.size() - prefix.size() - suffix.size());
  if (kind == Kind::integer && !is_integer(inner)) return std::nullopt;
  return inner;
}

bool Segment::same_shape(const Segment& other) const {
  return std::tie(kind, prefix, suffix) == std::tie(other.kind, other.prefix, other.suffix);
}

bool Segment::before(const Segment& other) const {
  const auto rank = [](const Segment& segment) {
    const auto literal = static_cast<long>(segment.prefix.size() + segment.suffix.size());
    return std::tuple(segment.kind == Kind::fixed ? 0 : 1, -literal, segment.kind == Kind::integer ? 0 : 1);
  };
  return rank(*this) < rank(other);
}

Result<std::vector<Segment>> parse_pattern(std::string_view pattern) {
  if (pattern.empty() || pattern.front() != '/')
    return fail("bad_pattern", "pattern '" + std::string(pattern) + "' does not start with /");
  std::vector<Segment> segments;
  if (pattern == "/") return segments;
  std::set<std::string> names;
  for (std::size_t start = 1; start <= pattern.size();) {
    const auto end = std::min(pattern.find('/', start), pattern.size());
    auto segment = parse_segment(pattern.substr(start, end - start));
    if (!segment) return tl::unexpected(segment.error());
    if (segment->kind != Segment::Kind::fixed && !names.insert(segment->name).second)
      return fail("bad_pattern",
                  "pattern '" + std::string(pattern) + "' has two captures called '" + segment->name + "'");
    segments.push_back(std::move(*segment));
    start = end + 1;
  }
  return segments;
}

}  // namespace kenes::http
