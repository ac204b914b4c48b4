#include "challenge/challenge.hpp"

#include "challenge/scope.hpp"
#include "challenge/surging.hpp"
#include "pages/seen.hpp"
#include "routes.hpp"

namespace kenes::petition {

using Asked = ChallengeRule::Asked;

void declare_challenge(Registrar& registrar, const Office& office) {
  const Access person = Access::signed_in();
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/sign/challenge.json", person, challenge_json, no_twin, 30},
      {Method::get, "/{id:int}/sign/line", person, line_page, no_twin, 60},
  };
  declare_routes(registrar, office, routes);
}

std::string challenge_scope(const Call& call, std::int64_t petition_id) {
  return call.service().slug + "/" + std::to_string(petition_id) + "/" + std::to_string(call.actor().person_id);
}

bool is_challenged(const Call& call, const Office& office, std::int64_t petition_id) {
  if (!call.actor().signed_in() || office.host->find<Challenges>() == nullptr) return false;
  const auto asked = office.settings_of(call.service().slug).challenge.asked;
  if (asked != Asked::in_surges) return asked == Asked::always;
  // Proved identities can't be made up by the thousand.
  if (call.actor().assurance >= Assurance::substantial) return false;
  return office.surging->contains(*office.host, office.kit->watch(), call.service().slug, petition_id);
}

boost::json::value challenge_model(const Call& call, const Office& office, std::int64_t petition_id) {
  if (!is_challenged(call, office, petition_id)) return nullptr;
  const auto seconds = office.settings_of(call.service().slug).challenge.wait.count();
  return boost::json::object{
      {"challenge_href", call.url("/" + std::to_string(petition_id) + "/sign/challenge.json")},
      {"wait", call.words().trn("Without JavaScript you wait {count} second in the next step instead.",
                                "Without JavaScript you wait {count} seconds in the next step instead.", seconds)}};
}

// What it says is bound to who asks: nobody needs to see the petition for it.
Response challenge_json(Call& call, const Office& office) {
  const auto& rule = office.settings_of(call.service().slug).challenge;
  auto* challenges = office.host->find<Challenges>();
  if (rule.asked == Asked::never || challenges == nullptr) return not_found();
  return json(challenges->issue(challenge_scope(call, id_of(call)), rule.effort));
}

}  // namespace kenes::petition
