#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/registrar.hpp"

namespace kenes::testing {

// What is wrong with a route's path: "must start with /"; empty if nothing is.
std::string pattern_fault(std::string_view pattern);
// Whether the two patterns match the same paths: names of captures don't matter.
bool same_paths(std::string_view a, std::string_view b);

// The captures if the path fits the pattern.
std::optional<NamedValues> match(std::string_view pattern, std::string_view path);

struct Found {
  const Route* route = nullptr;  // nullptr: none
  NamedValues captures;
  bool twin = false;
  bool other_method = false;  // the path exists, with another method
};
// The route that the host would choose; fixed segments win over captures, from the left.
Found find_route(const std::vector<Route>& routes, Method method, std::string_view path);

}  // namespace kenes::testing
