#pragma once
// Every route of the portal in one table: each plugin's routes under each of its services, and the core's own.
#include <memory>
#include <string>
#include <vector>

#include "app/plugin_host.hpp"
#include "http/router.hpp"
#include "kenes/registrar.hpp"

namespace kenes::app {

struct PlacedRoute {
  const Route* route = nullptr;
  const Service* service = nullptr;
  PluginHost* host = nullptr;
  std::string pattern;  // absolute: "/petitions/{id:int}/sign"; names the route in logs and metrics
};

}  // namespace kenes::app
