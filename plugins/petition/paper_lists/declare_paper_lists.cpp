#include "paper_lists/count_list.hpp"
#include "paper_lists/paper_lists.hpp"
#include "paper_lists/rows_file.hpp"
#include "routes.hpp"

namespace kenes::petition {

void declare_paper_lists(Registrar& registrar, const Office& office) {
  const Access registrars = Access::role("registrar");
  const Access readers = Access::any_role({"registrar", "moderator"});
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/paper-lists", readers, paper_lists_page},
      {Method::get, "/{id:int}/paper-lists/new", registrars, new_paper_list_page, no_twin},
      {Method::post, "/{id:int}/paper-lists/new", registrars, new_paper_list_action, no_twin},
      {Method::get, "/{id:int}/paper-lists/{list:int}", readers, paper_list_page},
  };
  declare_routes(registrar, office, routes);
  registrar.job(count_paper_list_job, [&office](Host&, const boost::json::object& payload) {
    count_paper_list(office, payload.at("list").to_number<std::int64_t>());
  });
  registrar.job(forget_rows_file_job, [&office](Host&, const boost::json::object& payload) {
    forget_rows_file(office, payload.at("petition").to_number<std::int64_t>(),
                     payload.at("person").to_number<std::int64_t>());
  });
}

}  // namespace kenes::petition
