#pragma once
// The portal as http::Server sees it: routes, pages and problems of one node. Made after the plugins have started.
#include <memory>

#include "app/dispatch.hpp"
#include "app/node.hpp"
#include "http/assets.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"
#include "identity/pages.hpp"

namespace kenes::app {

class Web {
 public:
  // Throws Refused with every fault in templates and routes.
  Web(Node& node, http::Metrics& metrics);
  ~Web();
  Web(const Web&) = delete;
  Web& operator=(const Web&) = delete;

  http::Application application();
  http::OnFailure on_failure();

 private:
  http::Answer answer(const http::Exchange& exchange);
  http::Answer unrouted(const http::Exchange& exchange, const http::Match<PlacedRoute>& match);
  http::Answer fail(const http::Exchange& exchange, const http::Failure& failure);
  http::Answer own(const http::Exchange& exchange, std::string_view path);

  Node& node_;
  http::Metrics& metrics_;
  http::Assets assets_;
  view::Engine view_;
  identity::Sessions sessions_;
  identity::Pages identity_pages_;
  RouteTable routes_;
  Layout layout_;
  Dispatch dispatch_;
};

}  // namespace kenes::app
