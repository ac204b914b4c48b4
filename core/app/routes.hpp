#pragma once
// Every route of the portal in one table: each plugin's under each of its services, and the core's own.
#include <functional>
#include <string>
#include <vector>

#include "app/plugin_host.hpp"
#include "http/router.hpp"
#include "plugins/registry.hpp"

namespace kenes::app {

struct PlacedRoute {
  const Route* route = nullptr;
  const Service* service = nullptr;
  PluginHost* host = nullptr;
  std::string pattern;  // absolute: "/petitions/{id:int}/sign"; names the route in logs and metrics
};

using RouteTable = http::Router<PlacedRoute>;

// The registry and hosts must outlive the table. Routes of plugin "core" are placed from the root, as a service without
// a slug. Faults: patterns that can't be read, two routes for the same requests.
RouteTable place_routes(const plugins::Registry& registry, const config::Portal& portal,
                        const std::function<PluginHost&(const std::string& plugin)>& host, std::vector<Fault>& faults);

}  // namespace kenes::app
