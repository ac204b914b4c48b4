#include "acts/acts.hpp"

#include "routes.hpp"

namespace kenes::petition {

void declare_acts(Registrar& registrar, const Office& office) {
  const Access everyone = Access::anyone(), person = Access::signed_in(), committee = Access::role("committee");
  registrar.role("committee",
                 message_id("Carries out what a committee may do: letters, invitations, requests for evidence"));
  const PageRoute routes[] = {
      {Method::get, "/committee", everyone, committee_page},
      {Method::get, "/acts", committee, act_list_page},
      {Method::get, "/{id:int}/acts", committee, petition_acts_page, no_twin},
      {Method::get, "/{id:int}/acts/new", committee, new_act_page, no_twin},
      {Method::post, "/{id:int}/acts/new", committee, new_act_action, no_twin},
      {Method::get, "/{id:int}/acts/{act:int}/withdraw", committee, withdraw_act_page, no_twin},
      {Method::post, "/{id:int}/acts/{act:int}/withdraw", committee, withdraw_act_action, no_twin},
      {Method::get, "/{id:int}/acts/{act:int}/reply", person, reply_page, no_twin},
      {Method::post, "/{id:int}/acts/{act:int}/reply", person, reply_action, no_twin, 20},
  };
  declare_routes(registrar, office, routes);
  registrar.staff_page("/acts", message_id("Acts of the committee"), {"committee"});
}

}  // namespace kenes::petition
