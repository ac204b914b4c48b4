// The place in a line of somebody whose browser runs no scripts. What was entered stands in the address and in the
// form.
#include <array>

#include "challenge/challenge.hpp"
#include "challenge/scope.hpp"
#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

namespace {

constexpr std::array entered_fields{"name", "place", "notify", "declared", "show_name", "turn"};

boost::json::array entered(const Call& call) {
  boost::json::array fields;
  for (const auto* name : entered_fields) {
    const auto value = call.request().query.get(name);
    if (!value.empty()) fields.emplace_back(boost::json::object{{"name", name}, {"value", std::string(value)}});
  }
  return fields;
}

}  // namespace

Response line_page(Call& call, const Office& office) {
  const std::string link(call.request().query.get("link"));
  auto* challenges = office.host->find<Challenges>();
  const auto seen = see(office, call, link);
  if (!seen || challenges == nullptr) return not_found();
  const auto path = call.url("/" + std::to_string(seen->petition.id));
  if (!collects(*seen->stage)) return redirect(path);
  const bool shared = !is_public(*seen->stage) && !link.empty() && link == seen->petition.standing.link_token;
  const auto seconds =
      challenges->still_to_wait(challenge_scope(call, seen->petition.id), call.request().query.get("turn")).count();
  auto model = short_model(call, *seen->process, seen->petition);
  model["title"] = seconds > 0 ? call.tr("Wait a little, then sign") : call.tr("You can sign now");
  model["form_action"] = shared ? path + "/support/" + link : path + "/sign";
  model["fields"] = entered(call);
  model["wait"] =
      seconds > 0
          ? call.words().trn("You can sign in {count} second. This page then loads by itself, and the button signs.",
                             "You can sign in {count} seconds. This page then loads by itself, and the button signs.",
                             seconds)
          : call.tr("You have waited long enough. The button signs.");
  auto answer = page("petition/challenge/line", std::move(model));
  if (seconds > 0) answer.headers.push_back({"Refresh", std::to_string(seconds)});
  return answer;
}

}  // namespace kenes::petition
