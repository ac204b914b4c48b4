#include <regex>
#include <set>

#include "plugins/plugin_registrar.hpp"

namespace kenes::plugins {
namespace {

const std::regex capture(R"(\{([a-z][a-z0-9_]*)(:int)?\})");

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
  }
  return "";
}

}  // namespace

std::string shown(const Route& route) {
  return std::string(name_of(route.method)) + " '" + route.path + "'";
}

std::string path_fault(const std::string& path) {
  if (path.empty() || path == "/") return {};
  if (path.front() != '/' || path.back() == '/') return "a path begins with a slash and doesn't end with one";
  static const std::regex fixed(R"([A-Za-z0-9._~-]+)");
  std::set<std::string> names;
  for (std::size_t from = 1; from <= path.size();) {
    const auto slash = std::min(path.find('/', from), path.size());
    const auto segment = path.substr(from, slash - from);
    std::smatch parts;
    if (std::regex_match(segment, parts, capture)) {
      if (!names.insert(parts[1]).second) return "two captures are called '" + parts[1].str() + "'";
    } else if (!std::regex_match(segment, fixed)) {
      return "'" + segment + "' is neither fixed text nor {name} nor {name:int}";
    }
    from = slash + 1;
  }
  return {};
}

std::string shape(const std::string& path) {
  return std::regex_replace(path, capture, "{$2}");
}

}  // namespace kenes::plugins
