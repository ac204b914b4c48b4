#include "routes.hpp"

#include "pauses/pauses.hpp"

namespace kenes::petition {

namespace {

// Every page says when the service is paused; the templates show it where it matters.
Response with_pause(Response response, const Call& call, const Office& office) {
  if (response.page.view.empty() || response.page.model.contains("pause")) return response;
  response.page.model["pause"] = pause_model(office, call.service().slug);
  return response;
}

}  // namespace

void declare_routes(Registrar& registrar, const Office& office, std::span<const PageRoute> routes) {
  for (const auto& route : routes) {
    registrar.route(
        {route.method, route.path, route.access,
         [&office, handler = route.handler](Call& call) { return with_pause(handler(call, office), call, office); },
         route.twin, route.per_minute, route.per_minute_anonymous});
  }
}

}  // namespace kenes::petition
