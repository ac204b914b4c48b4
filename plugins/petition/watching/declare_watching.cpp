#include "routes.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

void declare_watching(Registrar& registrar, const Office& office) {
  const Access moderator = Access::role("moderator");
  const PageRoute routes[] = {
      {Method::get, "/moderate/surges", moderator, surges_page},
      {Method::get, "/{id:int}/moderate/watch", moderator, watch_page},
      {Method::get, "/{id:int}/moderate/watch/hold", moderator, hold_page, no_twin},
      {Method::post, "/{id:int}/moderate/watch/hold", moderator, begin_hold_action, no_twin},
      {Method::get, "/{id:int}/moderate/watch/hold/end", moderator, end_hold_page, no_twin},
      {Method::post, "/{id:int}/moderate/watch/hold/end", moderator, end_hold_action, no_twin},
  };
  declare_routes(registrar, office, routes);
}

std::string watch_path(std::int64_t petition_id, const std::string& rest) {
  return "/" + std::to_string(petition_id) + "/moderate/watch" + rest;
}

}  // namespace kenes::petition
