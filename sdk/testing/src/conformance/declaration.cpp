#include <spdlog/fmt/fmt.h>

#include "faults.hpp"
#include "router.hpp"

namespace kenes::testing {
namespace {

void check_schema(const std::string& path, const Schema& schema, Faults& faults) {
  for (const auto& field : schema) {
    const auto name = path + field.name;
    if (field.description.empty()) faults.push_back("setting '" + name + "' has no description");
    if (field.required && !field.fallback.is_null())
      faults.push_back("setting '" + name + "' is required and has a fallback");
    check_schema(name + ".", field.fields, faults);
  }
}

bool is_get(const std::vector<Route>& routes, const std::string& path) {
  return find_route(routes, Method::get, path).route != nullptr;
}

}  // namespace

void check_declaration(const FakeRegistrar& declared, Faults& faults) {
  faults.insert(faults.end(), declared.faults.begin(), declared.faults.end());
  check_schema("", declared.schema, faults);
  for (const auto& page : declared.staff_pages) {
    if (!is_get(declared.routes, page.path)) {
      faults.push_back(fmt::format("staff page \"{}\" has no GET route", page.path));
    }
  }
  for (const auto& route : declared.routes) {
    const bool asks = route.access.kind == Access::Kind::anyone && route.method != Method::get;
    if (asks && route.per_minute <= 0) {
      faults.push_back(fmt::format("route \"{}\" changes something for anyone without per_minute", route.path));
    }
  }
}

}  // namespace kenes::testing
