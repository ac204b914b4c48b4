// An act that was a mistake stays to be seen, with the reason why it was withdrawn.
#include "acts/acts.hpp"
#include "acts/commands.hpp"
#include "acts/petition_acts.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

namespace {

Response form_page(const Call& call, const PetitionActs& of, const participation::Act& act, boost::json::object form,
                   int status) {
  const auto path = "/" + std::to_string(of.seen.petition.id) + "/acts";
  auto model = short_model(call, *of.seen.process, of.seen.petition);
  model["title"] =
      call.tr("Withdraw: {act}", {{"act", act_title(*of.seen.process, act.rule, call.words().language())}});
  model["at"] = to_iso(act.at);
  model["text"] = act.text;
  model["form"] = std::move(form);
  model["form_action"] = call.url(path + "/" + std::to_string(act.id) + "/withdraw");
  model["back_href"] = call.url(path);
  return page("petition/acts/withdraw", std::move(model), status);
}

}  // namespace

Response withdraw_act_page(Call& call, const Office& office) {
  const auto of = read_acts(office, call);
  const auto* act = of ? of->act(act_id_of(call)) : nullptr;
  if (act == nullptr || act->withdrawn_at) return not_found();
  return form_page(call, *of, *act, Form::blank({{"because", ""}}), 200);
}

Response withdraw_act_action(Call& call, const Office& office) {
  const auto of = read_acts(office, call);
  const auto* act = of ? of->act(act_id_of(call)) : nullptr;
  if (act == nullptr) return not_found();
  Form form(call.request().form, call.words());
  const auto because = form.text("because", {.required = "Say why, for everyone", .max_length = 500});
  if (!form.ok()) return form_page(call, *of, *act, form.model(), 422);
  const auto done = withdraw_act(office, call.service().slug, of->seen.petition.id, act->id, because, call.actor());
  if (!done && done.error().code == "withdrawn_already") {
    return conflict(call.tr("Somebody has withdrawn it already."));
  }
  if (!done) return not_found();
  call.flash("success", call.tr("It is withdrawn. The page shows that, and why."));
  return redirect(call.url("/" + std::to_string(of->seen.petition.id) + "/acts"));
}

}  // namespace kenes::petition
