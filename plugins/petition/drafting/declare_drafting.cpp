#include "drafting/drafting.hpp"

#include "routes.hpp"

namespace kenes::petition {

// The author and moderators; each handler checks which of them it is.
void declare_drafting(Registrar& registrar, const Office& office) {
  const Access person = Access::signed_in();
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/drafting", person, drafting_page, no_twin},
      {Method::get, "/{id:int}/drafting/compare", person, compare_page, no_twin},
      {Method::post, "/{id:int}/drafting/comment", person, comment_action, no_twin, 30},
      {Method::post, "/{id:int}/drafting/version", person, version_action, no_twin, 30},
      {Method::post, "/{id:int}/drafting/accept", person, accept_action, no_twin, 30},
  };
  declare_routes(registrar, office, routes);
}

}  // namespace kenes::petition
