#include "routes.hpp"

namespace kenes::petition {

void declare_routes(Registrar& registrar, const Office& office, std::span<const PageRoute> routes) {
  for (const auto& route : routes) {
    registrar.route({route.method, route.path, route.access,
                     [&office, handler = route.handler](Call& call) { return handler(call, office); }, route.twin,
                     route.per_minute});
  }
}

}  // namespace kenes::petition
