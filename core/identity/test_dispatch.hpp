#pragma once
// For tests only: browsers that keep their cookies, and the routes that their requests are looked up in, as the
// dispatcher would do it.
#include <functional>
#include <optional>
#include <stdexcept>

#include "http/route_tree.hpp"
#include "identity/test_call.hpp"

namespace kenes::test {

struct TestBrowser {
  NamedValues cookies = {};
  NamedValues headers = {};
  std::string client = "203.0.113.7";
  std::vector<std::string> set_cookies = {}, flashes = {};  // of the last answer
};

class TestDispatch {
 public:
  using Identify = std::function<identity::Visitor(const TestBrowser&)>;
  // The answer to whoever may not call the route; nothing for whoever may.
  using Gate = std::function<std::optional<Response>(const Route&, const identity::Visitor&)>;

  // The references outlive it.
  TestDispatch(Host& core, Identify identify, Gate gate)
      : core_(core), identify_(std::move(identify)), gate_(std::move(gate)) {}

  // A plugin's route in one of its services.
  void place(Route route, const Service& service, Host& host) {
    route.path = "/" + service.slug + route.path;
    placed_.push_back({std::move(route), &service, &host});
  }
  // Throws std::logic_error if there is no such route.
  Response send(TestBrowser& browser, Request request) {
    const auto found = find(request);
    request.captures = found.captures;
    request.client = browser.client;
    request.headers = browser.headers;
    auto who = identify_(browser);
    if (auto refusal = gate_(*found.route, who)) return std::move(*refusal);
    TestCall call(*found.host, *found.service, std::move(request), browser.cookies, std::move(who));
    auto response = found.route->handler(call);
    browser.set_cookies = call.headers;
    browser.flashes = call.flashes;
    return response;
  }

  TestRoutes routes;  // of the core, whose paths are absolute

 private:
  struct Placed {
    Route route;
    const Service* service;
    Host* host;
  };
  struct Found {
    const Route* route;
    const Service* service;
    Host* host;
    NamedValues captures;
  };

  // Routes are declared until the last moment, so the tree is made for each request.
  Found find(const Request& request) const {
    http::RouteTree tree;
    std::vector<Found> all;
    const auto add = [&](const Route& route, const Service& service, Host& host) {
      if (route.method != request.method) return;
      if (tree.add("GET", route.path, all.size(), "test", http::Twin::none))
        all.push_back({&route, &service, &host, {}});
    };
    for (const auto& route : routes.all) add(route, no_service_, core_);
    for (const auto& one : placed_) add(one.route, *one.service, *one.host);
    auto match = tree.find("GET", request.path);
    if (match.outcome != http::Outcome::found) throw std::logic_error("no route " + request.path);
    auto found = all[match.index];
    found.captures = std::move(match.captures);
    return found;
  }

  Host& core_;
  Identify identify_;
  Gate gate_;
  Service no_service_;
  std::vector<Placed> placed_;
};

inline std::string location(const Response& response) {
  for (const auto& header : response.headers) {
    if (header.name == "location") return header.value;
  }
  return "";
}

}  // namespace kenes::test
