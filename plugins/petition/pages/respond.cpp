// What an official publishes for a duty.
#include "commands/respond.hpp"

#include "domain/checks.hpp"
#include "domain/stages.hpp"
#include "pages/duty_form.hpp"
#include "pages/official.hpp"
#include "pages/pages.hpp"

namespace kenes::petition {

namespace {

std::string read_date(Form& form, const Call& call, std::string_view field, bool may_be_future) {
  const auto date = form.text(field, {.required = "Enter a date"});
  if (date.empty()) return date;
  if (!is_date(date)) {
    form.reject(field, call.tr("Enter a real date, such as 2026-03-27"));
  } else if (!may_be_future && date > day_of(call.now() + std::chrono::hours{24})) {
    form.reject(field, call.tr("The date must not be in the future"));
  }
  return date;
}

std::string read_link(Form& form, const Call& call, std::string_view field) {
  const auto link = form.text(field, {.max_length = 2000});
  if (!link.empty() && !is_https_link(link))
    form.reject(field, call.tr("Enter a full address that starts with https://"));
  return link;
}

Response done(Call& call, const Result<void>& result) {
  if (!result) return not_found();
  call.flash("success", call.tr("It is published on the petition's page."));
  return redirect(call.url("/" + std::to_string(id_of(call))));
}

// The duty of the path if it is met in this way.
std::optional<DutyView> duty_of_kind(const Office& office, const Call& call, bool event) {
  auto view = read_duty(office, call);
  if (!view || is_event(view->duty.kind) != event) return std::nullopt;
  return view;
}

}  // namespace

Response answer_action(Call& call, const Office& office) {
  if (!official_of(call).any()) return forbidden();
  const auto view = duty_of_kind(office, call, false);
  if (!view) return not_found();
  Form form(call.request().form, call.words());
  Answer answer{.duty = view->duty.rule};
  answer.summary = form.text("summary", {.required = "Enter a summary of the answer",
                                         .max_length = 500,
                                         .too_long = "The summary must be {max} characters or fewer: it has {count}"});
  answer.details = form.text("details", {.required = "Enter the answer", .max_length = 10000});
  answer.responded_on = read_date(form, call, "responded_on", false);
  if (!form.ok()) {
    auto forms = published_forms(*view, call.now());
    forms.answer = form.model();
    return duty_response(call, *view, forms, 422);
  }
  return done(call, publish_answer(office, call.service().slug, id_of(call), answer, call.actor()));
}

Response schedule_action(Call& call, const Office& office) {
  if (!official_of(call).any()) return forbidden();
  const auto view = duty_of_kind(office, call, true);
  if (!view) return not_found();
  Form form(call.request().form, call.words());
  Debate debate{.duty = view->duty.rule};
  debate.scheduled_on = read_date(form, call, "scheduled_on", true);
  if (!form.ok()) {
    auto forms = published_forms(*view, call.now());
    forms.schedule = form.model();
    return duty_response(call, *view, forms, 422);
  }
  return done(call, schedule_debate(office, call.service().slug, id_of(call), debate, call.actor()));
}

Response debate_action(Call& call, const Office& office) {
  if (!official_of(call).any()) return forbidden();
  const auto view = duty_of_kind(office, call, true);
  if (!view) return not_found();
  Form form(call.request().form, call.words());
  Debate debate{.duty = view->duty.rule};
  debate.debated_on = read_date(form, call, "debated_on", false);
  debate.overview = form.text("overview", {.max_length = 10000});
  debate.transcript_url = read_link(form, call, "transcript_url");
  debate.video_url = read_link(form, call, "video_url");
  debate.debate_pack_url = read_link(form, call, "debate_pack_url");
  if (!form.ok()) {
    auto forms = published_forms(*view, call.now());
    forms.outcome = form.model();
    return duty_response(call, *view, forms, 422);
  }
  return done(call, publish_debate(office, call.service().slug, id_of(call), debate, call.actor()));
}

}  // namespace kenes::petition
