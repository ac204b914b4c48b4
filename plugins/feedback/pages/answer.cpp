#include "commands/answer_feedback.hpp"

#include "kenes/form.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::feedback {
namespace {

constexpr int longest_answer = 5000;

Response form_page(Call& call, const Entry& entry, boost::json::object form, int version, int status) {
  return page("feedback/answer",
              {{"title", entry.answered_at ? call.tr("Edit the answer") : call.tr("Answer this feedback")},
               {"entry", entry_model(call, entry)},
               {"action", entry_url(call, entry.id) + "/answer"},
               {"version", version},
               {"max", longest_answer},
               {"form", std::move(form)}},
              status);
}

Response answered(Call& call, const Entry& entry, AnswerOutcome outcome) {
  switch (outcome) {
    case AnswerOutcome::not_found:
      return not_found();
    case AnswerOutcome::changed_meanwhile:
      return conflict(call.tr("Somebody else changed this answer while you were writing."));
    case AnswerOutcome::answered:
      call.flash("success", call.tr("The answer is published."));
      break;
    case AnswerOutcome::edited:
      call.flash("success", call.tr("The answer was changed."));
      break;
    case AnswerOutcome::unchanged:
      break;
  }
  return redirect(entry_url(call, entry.id));
}

}  // namespace

Response answer_form(Call& call) {
  const auto entry = requested_entry(call);
  if (!entry) return not_found();
  return form_page(call, *entry, Form::blank({{"answer", entry->answer}}), entry->version, 200);
}

Response answer(Call& call) {
  const auto entry = requested_entry(call);
  if (!entry) return not_found();
  Form form(call.request().form, call.words());
  Answer given{entry->id, call.actor().person_id, {}, 0};
  given.text = form.text("answer", {.required = message_id("Enter an answer"), .max_length = longest_answer});
  given.version = static_cast<int>(call.request().form.integer("version", -1, 0, 1'000'000'000));
  if (!form.ok()) return form_page(call, *entry, form.model(), given.version, 422);
  const auto outcome = call.host().database().write(
      [&](soci::session& sql) { return answer_feedback(sql, call.host(), call.service(), given); });
  return answered(call, *entry, outcome);
}

}  // namespace kenes::feedback
