// The author answers a letter or an invitation; a body that was asked enters its evidence.
#include "acts/acts.hpp"
#include "acts/commands.hpp"
#include "acts/petition_acts.hpp"
#include "kenes/authorities.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"

namespace kenes::petition {

namespace {

constexpr int longest = 10000;

struct Asked {
  PetitionActs of;
  const participation::Act* act = nullptr;
  bool evidence() const { return act->kind == "evidence"; }
};

// None: there is no such act for this visitor to answer.
std::optional<Asked> read_asked(const Office& office, const Call& call) {
  auto of = read_acts(office, call);
  if (!of) return std::nullopt;
  Asked asked{std::move(*of)};
  asked.act = asked.of.act(act_id_of(call));
  if (asked.act == nullptr || !may_reply(call, asked.of.seen, *asked.act)) return std::nullopt;
  return asked;
}

Response answered(const Call& call, const Asked& asked) {
  const auto path = "/" + std::to_string(asked.of.seen.petition.id);
  return redirect(call.url(path + "#act-" + std::to_string(asked.act->id)));
}

Response form_page(const Call& call, const Office& office, const Asked& asked, boost::json::object form, int status) {
  const auto models = act_models(call, office, asked.of.seen, {*asked.act}, {}, Replies::published);
  auto model = short_model(call, *asked.of.seen.process, asked.of.seen.petition);
  model["title"] = asked.evidence() ? call.tr("Your evidence") : call.tr("Your answer");
  model["act"] = models.at(0);
  model["evidence"] = asked.evidence();
  model["form"] = std::move(form);
  model["form_action"] = call.request().path;
  return page("petition/acts/reply", std::move(model), status);
}

}  // namespace

Response reply_page(Call& call, const Office& office) {
  const auto asked = read_asked(office, call);
  if (!asked) return not_found();
  if (asked->of.replies.contains(asked->act->id)) return answered(call, *asked);
  return form_page(call, office, *asked, Form::blank({{"text", ""}, {"published", ""}}), 200);
}

Response reply_action(Call& call, const Office& office) {
  const auto asked = read_asked(office, call);
  if (!asked) return not_found();
  Form form(call.request().form, call.words());
  const auto text = form.text("text", {.required = "Enter your answer",
                                       .max_length = longest,
                                       .too_long = "The text must be {max} characters or fewer: it has {count}"});
  const bool published = form.checked("published") || asked->evidence();
  if (!form.ok()) return form_page(call, office, *asked, form.model(), 422);
  if (step_of(call) == Step::change) return form_page(call, office, *asked, form.model(), 200);
  if (step_of(call) == Step::enter) {
    return preview_page(
        call,
        {.title = call.tr("Check before you send it"),
         .heading = published ? call.tr("What everyone will see") : call.tr("What the committee will see"),
         .text = text,
         .consequence = call.tr("It can't be changed afterwards."),
         .confirm = published ? call.tr("Publish it") : call.tr("Send it"),
         .fields = {{"text", text}, {"published", published ? "1" : ""}}},
        &asked->of.seen.petition);
  }
  const auto done = reply_to_act(office, call.service().slug, asked->of.seen.petition.id, asked->act->id, text,
                                 published, call.actor());
  if (!done && done.error().code == "answered") {
    return conflict(call.tr("It is answered already. Your text was not sent."));
  }
  if (!done) return not_found();
  call.flash("success", published ? call.tr("It is published on the petition's page.")
                                  : call.tr("The committee can read your answer now."));
  return answered(call, *asked);
}

}  // namespace kenes::petition
