#include "duties/duties.hpp"

#include "routes.hpp"

namespace kenes::petition {

void declare_duties(Registrar& registrar, const Office& office) {
  const PageRoute routes[] = {
      {Method::get, "/duties", Access::anyone(), public_duties_page},
      // An official may hold the role for an authority only, which the access of a route can't say: the page asks.
      {Method::get, "/duties/work", Access::signed_in(), worklist_page},
  };
  declare_routes(registrar, office, routes);
  registrar.staff_page("/duties/work", message_id("Answers that are due"), {"official"});
}

}  // namespace kenes::petition
