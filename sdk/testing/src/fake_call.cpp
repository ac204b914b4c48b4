#include "fake_call.hpp"

#include <algorithm>

#include "router.hpp"
#include "target.hpp"

namespace kenes::testing {
namespace {

Response to_sign_in(std::string_view then, const std::vector<std::string>& ways = {}) {
  auto address = "/sign-in?then=" + percent_encoded(then);
  for (const auto& way : ways) address += "&way=" + percent_encoded(way);
  return redirect(address);
}

bool may(const Access& access, const Actor& actor, const Service& service) {
  if (access.kind == Access::Kind::anyone) return true;
  if (access.kind == Access::Kind::signed_in) return actor.signed_in();
  return std::any_of(access.roles.begin(), access.roles.end(),
                     [&](const auto& role) { return actor.has_role(role, "service:" + service.slug); });
}

// The rest of the path after the service's prefix, or nothing if it is of another service.
std::optional<std::string_view> within(std::string_view path, const Service& service) {
  const auto prefix = "/" + service.slug;
  if (!path.starts_with(prefix)) return {};
  path.remove_prefix(prefix.size());
  if (path.empty() || path[0] == '/' || path == ".json") return path;
  return {};
}

Request make_request(Method method, const std::string& target, const std::vector<NamedValue>& form) {
  Request request;
  const auto question = std::min(target.find('?'), target.size());
  request.method = method;
  request.target = target;
  request.path = percent_decoded(std::string_view(target).substr(0, question), false);
  if (question < target.size()) request.query = parse_query(std::string_view(target).substr(question + 1));
  for (const auto& field : form) {
    auto value = field.value;
    for (std::size_t at = 0; (at = value.find("\r\n", at)) != std::string::npos;) value.erase(at, 1);
    request.form.items.push_back({field.name, value});
  }
  request.id = "test";
  request.client = "192.0.2.1";
  return request;
}

Response answer(FakePortal& portal, Seat& seat, const Service& service, const Found& found, Request request,
                const Actor& actor) {
  if (!may(found.route->access, actor, service)) return actor.signed_in() ? forbidden() : to_sign_in(request.target);
  request.captures = found.captures;
  request.wants_json = found.twin;
  FakeCall call(portal, seat.host, service, std::move(request), actor);
  auto response = found.route->handler(call);
  if (found.twin && !response.page.view.empty()) {
    response.content_type = "application/json; charset=utf-8";
    response.body = boost::json::serialize(response.page.model);
  }
  return response;
}

}  // namespace

void FakeCall::flash(std::string_view kind, std::string_view text) {
  portal_.flashes.push_back({std::string(kind), std::string(text)});
}

Response FakeCall::sign_in(std::string_view then, std::string_view why, const std::vector<std::string>& ways) {
  if (!why.empty()) flash("important", why);
  return to_sign_in(then, ways);
}

Response dispatch(FakePortal& portal, const Actor& actor, Method method, const std::string& target,
                  const std::vector<NamedValue>& form) {
  auto request = make_request(method, target, form);
  bool other_method = false;
  for (const auto& service : portal.options.services) {
    const auto path = within(request.path, service);
    if (!path) continue;
    auto& seat = portal.seat(service.plugin);
    const auto found = find_route(seat.declared.routes, method, *path);
    if (found.route) return answer(portal, seat, service, found, std::move(request), portal.current(actor));
    other_method = other_method || found.other_method;
  }
  if (!other_method) return not_found();
  auto response = bad_request({});
  response.status = 405;
  response.page.model["status"] = 405;
  return response;
}

}  // namespace kenes::testing
