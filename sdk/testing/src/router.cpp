#include "router.hpp"

#include <algorithm>
#include <charconv>

namespace kenes::testing {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

bool is_capture(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}
bool is_integer_capture(std::string_view segment) {
  return is_capture(segment) && segment.ends_with(":int}");
}

std::string_view capture_name(std::string_view segment) {
  segment = segment.substr(1, segment.size() - 2);
  return segment.substr(0, segment.find(':'));
}

bool is_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

// The smaller, the more specific.
std::string rank(std::string_view pattern) {
  std::string digits;
  for (const auto segment : segments(pattern)) {
    digits += !is_capture(segment) ? '0' : is_integer_capture(segment) ? '1' : '2';
  }
  return digits;
}

bool is_name(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

const Route* best(const std::vector<Route>& routes, std::string_view path,
                  const std::function<bool(const Route&)>& fits) {
  const Route* found = nullptr;
  for (const auto& route : routes) {
    if (!fits(route) || !match(route.path, path)) continue;
    if (!found || rank(route.path) < rank(found->path)) found = &route;
  }
  return found;
}

}  // namespace

std::string pattern_fault(std::string_view pattern) {
  if (pattern.empty()) return {};
  if (pattern[0] != '/') return "must be empty or start with /";
  for (const auto segment : segments(pattern)) {
    if (segment.empty()) return "has an empty segment";
    if (is_capture(segment)) {
      const auto name = capture_name(segment);
      const auto rest = segment.substr(1 + name.size());
      if (!is_name(name) || (rest != "}" && rest != ":int}")) return "has a capture that is not {name} or {name:int}";
    } else if (segment.find_first_of("{}") != std::string_view::npos) {
      return "has a capture that is not a whole segment";
    }
  }
  return {};
}

bool same_paths(std::string_view a, std::string_view b) {
  const auto left = segments(a), right = segments(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](auto x, auto y) {
    return is_capture(x) && is_capture(y) ? is_integer_capture(x) == is_integer_capture(y) : x == y;
  });
}

std::optional<NamedValues> match(std::string_view pattern, std::string_view path) {
  const auto wanted = segments(pattern), given = segments(path);
  if (wanted.size() != given.size()) return {};
  NamedValues captures;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!is_capture(wanted[i])) {
      if (wanted[i] != given[i]) return {};
      continue;
    }
    if (given[i].empty() || (is_integer_capture(wanted[i]) && !is_integer(given[i]))) return {};
    captures.items.push_back({std::string(capture_name(wanted[i])), std::string(given[i])});
  }
  return captures;
}

Found find_route(const std::vector<Route>& routes, Method method, std::string_view path) {
  const auto same_method = [&](const Route& route) { return route.method == method; };
  const auto* direct = best(routes, path, same_method);
  const bool ends_fixed = direct && !is_capture(direct->path.substr(direct->path.rfind('/') + 1));
  if (method == Method::get && path.ends_with(".json") && !ends_fixed) {
    const auto page = path.substr(0, path.size() - 5);
    const auto* twin = best(routes, page, [&](const Route& route) { return same_method(route) && route.twin; });
    if (twin) return {twin, *match(twin->path, page), true};
  }
  if (direct) return {direct, *match(direct->path, path)};
  return {.other_method = best(routes, path, [](const Route&) { return true; }) != nullptr};
}

}  // namespace kenes::testing
