#include <algorithm>
#include <regex>

#include "http/segment.hpp"
#include "http/verb.hpp"
#include "plugins/plugin_registrar.hpp"

namespace kenes::plugins {
namespace {

using http::Segment;

// A plugin's segment is all text or all capture; the host's router could do more.
bool is_plain(const Segment& segment) {
  static const std::regex text(R"([A-Za-z0-9._~-]+)");
  return segment.kind == Segment::Kind::fixed ? std::regex_match(segment.prefix, text)
                                              : segment.prefix.empty() && segment.suffix.empty();
}

std::string written(const Segment& segment) {
  return segment.kind == Segment::Kind::fixed ? segment.prefix
                                              : segment.prefix + "{" + segment.name + "}" + segment.suffix;
}

}  // namespace

std::string shown(const Route& route) {
  return std::string(http::verb_of(route.method)) + " '" + route.path + "'";
}

std::string path_fault(const std::string& path) {
  if (path.empty() || path == "/") return {};
  if (path.front() != '/' || path.back() == '/') return "a path begins with a slash and doesn't end with one";
  const auto segments = http::parse_pattern(path);
  if (!segments) return segments.error().message;
  const auto strange = std::find_if_not(segments->begin(), segments->end(), is_plain);
  if (strange == segments->end()) return {};
  return "'" + written(*strange) + "' is neither fixed text nor {name} nor {name:int}";
}

bool same_requests(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto left = http::parse_pattern(one), right = http::parse_pattern(other);
  return left && right &&
         std::equal(left->begin(), left->end(), right->begin(), right->end(),
                    [](const auto& a, const auto& b) { return a.same_shape(b); });
}

}  // namespace kenes::plugins
