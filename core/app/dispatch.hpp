#pragma once
// From a decoded request to an answer: route, visitor, language, access, CSRF, rate, handler, page. Deny by default.
#include <functional>
#include <string>
#include <string_view>

#include "app/layout.hpp"
#include "app/plugin_host.hpp"
#include "app/rate_limit.hpp"
#include "app/routes.hpp"
#include "http/exchange.hpp"
#include "identity/sessions.hpp"
#include "view/engine.hpp"

namespace kenes::app {

class Dispatch {
 public:
  Dispatch(const RouteTable& routes, const Facilities& facilities, identity::Sessions& sessions,
           const view::Engine& view, const Layout& layout);

  // [any thread] Never throws: what goes wrong becomes a page that says what to do.
  http::Answer operator()(const http::Exchange& exchange);

 private:
  struct Context;
  Response guarded(Context& context);
  Response handle(Context& context);
  Response refuse_access(Context& context);
  http::Answer finish(Context& context, Response response);
  void render(Context& context, Response& response);

  const RouteTable& routes_;
  const Facilities& facilities_;
  identity::Sessions& sessions_;
  const view::Engine& view_;
  const Layout& layout_;
  RateLimit limits_;
};

}  // namespace kenes::app
