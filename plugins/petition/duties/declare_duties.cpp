#include "duties/duties.hpp"

#include "routes.hpp"

namespace kenes::petition {

void declare_duties(Registrar& registrar, const Office& office) {
  const PageRoute routes[] = {
      {Method::get, "/duties", Access::anyone(), public_duties_page},
      {Method::get, "/duties/work", Access::role("official"), worklist_page},
  };
  declare_routes(registrar, office, routes);
  registrar.staff_page("/duties/work", message_id("Answers that are due"), {"official"});
}

}  // namespace kenes::petition
