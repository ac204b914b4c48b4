// A member of the committee's staff writes down what the committee does; shown once more before it is done.
#include "acts/acts.hpp"
#include "acts/commands.hpp"
#include "acts/petition_acts.hpp"
#include "domain/checks.hpp"
#include "domain/stages.hpp"
#include "kenes/authorities.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"

namespace kenes::petition {

using participation::ActRule;
using participation::NewAct;

namespace {

constexpr int longest = 5000;

boost::json::array body_options(const Call& call, const Office& office, const ActRule& rule,
                                const std::string& chosen) {
  boost::json::array options;
  const auto* authorities = office.host->find<Authorities>();
  if (authorities == nullptr) return options;
  for (const auto& one : authorities->all()) {
    if (one.key == rule.by) continue;
    options.emplace_back(boost::json::object{
        {"value", one.key}, {"text", one.title.in(call.words().language())}, {"selected", one.key == chosen}});
  }
  return options;
}

boost::json::array duty_options(const Call& call, const PetitionActs& of, const std::string& chosen) {
  boost::json::array options;
  for (const auto& duty : of.duties) {
    if (!duty.open()) continue;
    options.emplace_back(boost::json::object{{"value", duty.rule},
                                             {"text", duty_title(*of.seen.process, duty.rule, call.words().language())},
                                             {"selected", duty.rule == chosen}});
  }
  return options;
}

std::string value_of(const boost::json::object& form, std::string_view field) {
  return std::string(form.at(field).at("value").as_string());
}

Response form_page(Call& call, const Office& office, const PetitionActs& of, const ActRule& rule,
                   boost::json::object form, int status) {
  const std::string language(call.words().language());
  const auto path = "/" + std::to_string(of.seen.petition.id) + "/acts";
  auto duties = duty_options(call, of, value_of(form, "duty"));
  auto model = short_model(call, *of.seen.process, of.seen.petition);
  model["title"] = rule.title.in(language);
  model["explanation"] = rule.explanation.in(language);
  model["act"] = rule.id;
  model["to_author"] = rule.kind == "letter" || rule.kind == "invitation";
  model["has_author"] = of.seen.petition.standing.author_id != 0;
  model["invitation"] = rule.kind == "invitation";
  model["evidence"] = rule.kind == "evidence";
  model["reminder"] = rule.kind == "reminder";
  model["bodies"] = body_options(call, office, rule, value_of(form, "body"));
  model["nothing_owed"] = rule.kind == "reminder" && duties.empty();
  model["duties"] = std::move(duties);
  model["form"] = std::move(form);
  model["request"] = request_of(call);
  model["form_action"] = call.url(path + "/new");
  model["back_href"] = call.url(path);
  return page("petition/acts/new", std::move(model), status);
}

// What this kind of act asks for.
NewAct read(Form& form, const Call& call, const PetitionActs& of, const Office& office, const ActRule& rule) {
  NewAct act{.rule = rule.id};
  act.text = form.text("text", {.required = "Enter the text that everyone will read",
                                .max_length = longest,
                                .too_long = "The text must be {max} characters or fewer: it has {count}"});
  const auto keys = [](const boost::json::array& options) {
    std::vector<std::string> values;
    for (const auto& option : options) values.emplace_back(option.at("value").as_string());
    return values;
  };
  act.on = form.text("on", {.required = rule.kind == "invitation" ? "Enter a date" : ""});
  if (rule.kind == "invitation" && !act.on.empty() && !is_date(act.on)) {
    form.reject("on", call.tr("Enter a real date, such as 2026-03-27"));
  }
  const auto choose = [&](bool asked, const char* field, const boost::json::array& options, const char* required) {
    return asked ? form.choice(field, keys(options), required) : form.text(field, {});
  };
  act.body = choose(rule.kind == "evidence", "body", body_options(call, office, rule, ""),
                    message_id("Choose the body that is asked"));
  act.duty = choose(rule.kind == "reminder", "duty", duty_options(call, of, ""), message_id("Choose what is owed"));
  return act;
}

std::string consequence(const Call& call, const PetitionActs& of, const ActRule& rule) {
  auto text = call.tr("It appears on the petition's page at once and stays there.");
  const bool to_author = rule.kind == "letter" || rule.kind == "invitation";
  if (to_author && of.seen.petition.standing.author_id != 0) text += " " + call.tr("The author gets it by e-mail.");
  if (!to_author) text += " " + call.tr("The body gets it by e-mail if the portal knows its address.");
  if (rule.tells_supporters) text += " " + call.tr("Those who signed and asked for news are told.");
  return text;
}

Response preview(Call& call, const Office& office, const PetitionActs& of, const ActRule& rule, const NewAct& act) {
  const std::string language(call.words().language());
  Preview preview{.title = call.tr("Check before you publish it"),
                  .heading = call.tr("What everyone will see"),
                  .text = act.text,
                  .consequence = consequence(call, of, rule),
                  .confirm = call.tr("Publish it")};
  preview.facts.emplace_back(call.tr("Act"), rule.title.in(language));
  preview.facts.emplace_back(call.tr("By"), authority_title(office.host->find<Authorities>(), rule.by, language));
  if (rule.kind == "invitation") preview.facts.emplace_back(call.tr("Date"), call.words().date(midnight(act.on)));
  if (rule.kind == "evidence")
    preview.facts.emplace_back(call.tr("Asked"), authority_title(office.host->find<Authorities>(), act.body, language));
  if (rule.kind == "reminder")
    preview.facts.emplace_back(call.tr("About"), duty_title(*of.seen.process, act.duty, language));
  preview.fields = {{"act", rule.id},   {"text", act.text}, {"on", act.on},
                    {"body", act.body}, {"duty", act.duty}, {"request", request_of(call)}};
  return preview_page(call, preview, &of.seen.petition);
}

}  // namespace

Response new_act_page(Call& call, const Office& office) {
  const auto of = read_acts(office, call);
  const auto* rule = of ? of->seen.process->act(call.request().query.get("act")) : nullptr;
  if (rule == nullptr || !is_public(*of->seen.stage)) return not_found();
  return form_page(call, office, *of, *rule, Form::blank({{"text", ""}, {"on", ""}, {"body", ""}, {"duty", ""}}), 200);
}

Response new_act_action(Call& call, const Office& office) {
  const auto of = read_acts(office, call);
  const auto* rule = of ? of->seen.process->act(call.request().form.get("act")) : nullptr;
  if (rule == nullptr || !is_public(*of->seen.stage)) return not_found();
  Form form(call.request().form, call.words());
  auto act = read(form, call, *of, office, *rule);
  if (!form.ok()) return form_page(call, office, *of, *rule, form.model(), 422);
  if (step_of(call) == Step::change) return form_page(call, office, *of, *rule, form.model(), 200);
  if (step_of(call) == Step::enter) return preview(call, office, *of, *rule, act);
  act.request = request_of(call);
  const auto done = carry_out_act(office, call.service().slug, of->seen.petition.id, act, call.actor());
  if (!done && done.error().code == "duty_required") {
    return conflict(call.tr("This is no longer owed, so nothing was published."));
  }
  if (!done) return not_found();
  call.flash("success", call.tr("It is published on the petition's page."));
  return redirect(call.url("/" + std::to_string(of->seen.petition.id) + "/acts"));
}

}  // namespace kenes::petition
