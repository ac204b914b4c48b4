#include "routes.hpp"
#include "writing/writing.hpp"

namespace kenes::petition {

void declare_writing(Registrar& registrar, const Office& office) {
  const PageRoute routes[] = {
      {Method::get, "/new/letter", Access::signed_in(), letter_page, no_twin},
      {Method::post, "/new/letter", Access::signed_in(), letter_action, no_twin, 10},
  };
  declare_routes(registrar, office, routes);
}

}  // namespace kenes::petition
