#include "app/routes.hpp"

namespace kenes::app {
namespace {

const Service& no_service() {
  static const Service none{};
  return none;
}

void place(RouteTable& table, PlacedRoute placed, const std::string& owner, std::vector<Fault>& faults) {
  const auto twin = placed.route->twin ? http::Twin::json : http::Twin::none;
  const auto pattern = placed.pattern;
  const auto method = placed.route->method;
  if (const auto added = table.add(method, pattern, std::move(placed), "plugin " + owner, twin); !added)
    faults.push_back({.where = {}, .what = added.error().message, .hint = {}});
}

}  // namespace

RouteTable place_routes(const plugins::Registry& registry, const config::Portal& portal,
                        const std::function<PluginHost&(const std::string& plugin)>& host, std::vector<Fault>& faults) {
  RouteTable table;
  for (const auto& [plugin, route] : registry.routes()) {
    if (plugin == "core") {
      place(table, {&route, &no_service(), &host(plugin), route.path}, plugin, faults);
      continue;
    }
    for (const auto& service : portal.services)
      if (service.plugin == plugin)
        place(table, {&route, &service, &host(plugin), "/" + service.slug + route.path}, plugin, faults);
  }
  return table;
}

}  // namespace kenes::app
