#include "routes.hpp"
#include "supporters/supporters.hpp"

namespace kenes::petition {

void declare_supporters(Registrar& registrar, const Office& office) {
  const Access everyone = Access::anyone(), person = Access::signed_in();
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/supporters", everyone, supporters_page},
      {Method::get, "/{id:int}/hide-name", person, hide_name_page, no_twin},
      {Method::post, "/{id:int}/hide-name", person, hide_name_action, no_twin, 20},
  };
  declare_routes(registrar, office, routes);
}

}  // namespace kenes::petition
