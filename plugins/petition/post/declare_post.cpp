#include "post/post.hpp"
#include "routes.hpp"

namespace kenes::petition {

void declare_post(Registrar& registrar, const Office& office) {
  registrar.role("registrar", message_id("Enters petitions that come by post, and sees their petitioners' addresses"));
  const Access registrars = Access::role("registrar");
  const Access readers = Access::any_role({"registrar", "moderator"});
  const PageRoute routes[] = {
      {Method::get, "/post", registrars, papers_page, no_twin},
      {Method::get, "/post/new", registrars, new_paper_page, no_twin},
      {Method::post, "/post/new", registrars, new_paper_action, no_twin},
      {Method::get, "/post/{id:int}", readers, paper_page, no_twin},
      {Method::get, "/post/{id:int}/scan/{file:int}", readers, scan_page, no_twin},
      {Method::get, "/post/{id:int}/edit", registrars, edit_paper_page, no_twin},
      {Method::post, "/post/{id:int}/edit", registrars, edit_paper_action, no_twin},
      {Method::get, "/post/{id:int}/address", registrars, paper_address_page, no_twin},
      {Method::post, "/post/{id:int}/address", registrars, paper_address_action, no_twin},
      {Method::get, "/post/{id:int}/delete", registrars, delete_paper_page, no_twin},
      {Method::post, "/post/{id:int}/delete", registrars, delete_paper_action, no_twin},
      {Method::post, "/post/{id:int}/submit", registrars, submit_paper_action, no_twin},
      {Method::get, "/post/{id:int}/letters/{number:int}", registrars, paper_letter_page, no_twin},
      {Method::post, "/post/{id:int}/letters/{number:int}/sent", registrars, letter_sent_action, no_twin},
  };
  declare_routes(registrar, office, routes);
  registrar.staff_page("/post", message_id("Petitions by post"), {"registrar"});
}

}  // namespace kenes::petition
