#pragma once
// A room's table of contents: the plugin declares each room's routes.
#include <span>

#include "kenes/registrar.hpp"
#include "office.hpp"

namespace kenes::petition {

using PageHandler = Response (*)(Call&, const Office&);

struct PageRoute {
  Method method;
  const char* path;
  Access access;
  PageHandler handler;
  bool twin = true;
  int per_minute = 0;
  int per_minute_anonymous = 0;  // 0: as per_minute
};

// For pages whose model holds what only its reader may see.
inline constexpr bool no_twin = false;

// `office` lives as long as the registrar's routes.
void declare_routes(Registrar& registrar, const Office& office, std::span<const PageRoute> routes);

}  // namespace kenes::petition
