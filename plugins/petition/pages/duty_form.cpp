#include "pages/duty_form.hpp"

#include "domain/checks.hpp"
#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/official.hpp"
#include "pages/pages.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

std::optional<DutyView> read_duty(const Office& office, const Call& call) {
  const auto rule = call.request().captures.get("duty");
  const auto official = official_of(call);
  return office.database().read([&](soci::session& sql) -> std::optional<DutyView> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    DutyView view;
    for (const auto& duty : office.engine().duties(sql, seen->petition.id)) {
      if (duty.rule == rule) view.duty = duty;
    }
    if (view.duty.rule.empty() || !official.answers_for(view.duty.authority)) return std::nullopt;
    for (const auto& answer : answers_of(sql, seen->petition.id)) {
      if (answer.duty == rule) view.answer = answer;
    }
    for (const auto& debate : debates_of(sql, seen->petition.id)) {
      if (debate.duty == rule) view.debate = debate;
    }
    view.seen = std::move(*seen);
    return view;
  });
}

DutyForms published_forms(const DutyView& view, Time now) {
  const Answer answer = view.answer.value_or(Answer{.responded_on = day_of(now)});
  const Debate debate = view.debate.value_or(Debate{});
  return {
      Form::blank({{"summary", answer.summary}, {"details", answer.details}, {"responded_on", answer.responded_on}}),
      Form::blank({{"scheduled_on", debate.scheduled_on}}),
      Form::blank({{"debated_on", debate.debated_on.empty() ? debate.scheduled_on : debate.debated_on},
                   {"overview", debate.overview},
                   {"transcript_url", debate.transcript_url},
                   {"video_url", debate.video_url},
                   {"debate_pack_url", debate.debate_pack_url}})};
}

Response duty_response(const Call& call, const DutyView& view, const DutyForms& forms, int status) {
  const auto* rule = view.seen.process->duty(view.duty.rule);
  const auto path = "/" + std::to_string(view.seen.petition.id) + "/duty/" + view.duty.rule;
  const bool event = is_event(view.duty.kind);
  const bool published = event ? view.debate && view.debate->outcome_at : view.answer.has_value();
  auto model = short_model(call, *view.seen.process, view.seen.petition);
  model["title"] = rule == nullptr ? view.duty.rule : rule->title.in(call.words().language());
  model["event"] = event;
  model["published"] = published;
  model["scheduled"] = view.debate && !view.debate->scheduled_on.empty();
  model["opened_at"] = to_iso(view.duty.opened_at);
  model["due_at"] = moment(view.duty.due_at);
  model["met_at"] = moment(view.duty.met_at);
  model["overdue"] = view.duty.open() && view.duty.due_at && *view.duty.due_at < call.now();
  model["answer_form"] = forms.answer;
  model["schedule_form"] = forms.schedule;
  model["outcome_form"] = forms.outcome;
  model["answer_action"] = call.url(path + "/answer");
  model["schedule_action"] = call.url(path + "/schedule");
  model["outcome_action"] = call.url(path + "/outcome");
  model["queue_href"] = call.url("/duties/work");
  return page(event ? "petition/duty_event" : "petition/duty_answer", std::move(model), status);
}

Response duty_page(Call& call, const Office& office) {
  if (!official_of(call).any()) return forbidden();
  const auto view = read_duty(office, call);
  if (!view) return not_found();
  return duty_response(call, *view, published_forms(*view, call.now()), 200);
}

}  // namespace kenes::petition
