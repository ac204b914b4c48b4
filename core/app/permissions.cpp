#include "app/permissions.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <ostream>

namespace kenes::app {
namespace {

constexpr std::string_view beginning = R"(# Permissions

Who may call which page or form. `kenes permissions --config FILE` prints this for a portal; this copy is of the demonstration
portal (`config/portal.toml`), and a test fails when it is out of date:

    kenes permissions --config config/portal.toml > docs/operators/permissions.md

Nothing is open that isn't listed, except `/-/…` for operators, the style sheets below `/assets/`, and what nginx publishes.
A route without a statement of who may call it, or with a role that no plugin declares, keeps the portal from starting.

- A **role** counts in the service (or for the authority) in which it is held, or everywhere if it is held in the whole portal. An
  administrator of the whole portal may do what every role may.
- **signed in** pages show what is the person's own, or look for a role themselves, such as an official's: see the plugin.
- Where a second factor is asked for ([staff](staff.md)), a role counts only after it was shown.
- Every form needs its token (CSRF). The last column is how often a person may call in a minute, or an address if nobody is signed in; a
  second number is for addresses, where many may share one. Beside that nginx limits all requests of an address.
- GET answers HEAD, too; with **JSON** also the same address with `.json`, to whoever may see the page.
)";

std::string who(const Route& route, bool wherever_held) {
  if (route.access.kind == Access::Kind::anyone) return "anyone";
  if (route.access.kind == Access::Kind::signed_in) return "signed in";
  std::string names;
  for (const auto& role : route.access.roles) names += (names.empty() ? "" : ", ") + role;
  return wherever_held ? names + ", of any service or authority for what is theirs" : names;
}

std::string rate(const Route& route) {
  if (route.per_minute == 0) return "";
  if (route.per_minute_anonymous == 0) return std::to_string(route.per_minute);
  return fmt::format("{}, {}", route.per_minute, route.per_minute_anonymous);
}

const char* verb(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      break;
  }
  return "DELETE";
}

void print_routes(const plugins::Registry& registry, const std::string& plugin, const std::string& prefix,
                  const std::set<std::string, std::less<>>& wherever_held, std::ostream& out) {
  std::vector<const Route*> routes;
  for (const auto& route : registry.routes())
    if (route.plugin == plugin) routes.push_back(&route.item);
  std::sort(routes.begin(), routes.end(),
            [](const Route* a, const Route* b) { return std::tie(a->path, a->method) < std::tie(b->path, b->method); });
  out << "\n| method | path | who | JSON | in a minute |\n|---|---|---|---|---|\n";
  for (const auto* route : routes) {
    const auto pattern = prefix + route->path;
    const bool twin = route->method == Method::get && route->twin;
    out << fmt::format("| {} | `{}` | {} | {} | {} |\n", verb(route->method), pattern.empty() ? "/" : pattern,
                       who(*route, wherever_held.contains(pattern)), twin ? "yes" : "", rate(*route));
  }
}

}  // namespace

void print_permissions(const plugins::Registry& registry, const config::Portal& portal,
                       const std::set<std::string, std::less<>>& wherever_held, std::ostream& out) {
  out << beginning << "\n## Roles\n\n| role | of | what it is for |\n|---|---|---|\n"
      << "| `administrator` | the portal | Runs it: may do whatever others may, and hands out their tasks |\n";
  for (const auto& role : registry.roles())
    out << fmt::format("| `{}` | {} | {} |\n", role.item.name, role.plugin, role.item.description);
  out << "\n## The portal itself\n";
  print_routes(registry, "core", "", wherever_held, out);
  for (const auto& service : portal.services) {
    out << fmt::format("\n## /{}: plugin {}\n", service.slug, service.plugin);
    print_routes(registry, service.plugin, "/" + service.slug, wherever_held, out);
  }
}

}  // namespace kenes::app
