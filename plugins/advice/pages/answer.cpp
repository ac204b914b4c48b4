#include "commands/answer.hpp"

#include "kenes/form.hpp"
#include "pages/answer_page.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"

namespace kenes::advice {
namespace {

constexpr int longest_mail = 10'000;
constexpr int longest_text_message = 600;  // some ten parts of a message in Cyrillic letters

int longest(const Question& question) {
  return question.channel == by_sms ? longest_text_message : longest_mail;
}

Response sent(Call& call, const Question& question, AnswerOutcome outcome) {
  switch (outcome) {
    case AnswerOutcome::not_found:
      return not_found();
    case AnswerOutcome::already_answered:
      return conflict(call.tr("This question was answered already. Nothing was sent a second time."));
    case AnswerOutcome::held_by_other:
      return conflict(call.tr("Another lawyer is answering this question. Nothing was sent."));
    case AnswerOutcome::sent:
      break;
  }
  call.flash("success", call.tr("The answer is on its way."));
  return redirect(desk_url(call, question.id));
}

}  // namespace

Response answer_page(Call& call, const Question& question, boost::json::object form, Step step, int status) {
  const auto path = desk_url(call, question.id);
  return page("advice/question",
              {{"title", call.tr("Question {number}", {{"number", std::to_string(question.id)}})},
               {"question", question_model(call, question)},
               {"preview", step == Step::preview},
               {"open", !question.answered_at.has_value()},
               {"max", longest(question)},
               {"answer_action", path + "/answer"},
               {"claim_action", path + "/claim"},
               {"release_action", path + "/release"},
               {"example_href", path + "/example"},
               {"desk_href", call.url("/desk")},
               {"form", std::move(form)}},
              status);
}

Response answer_action(Call& call) {
  const auto question = requested_question(call);
  if (!question) return not_found();
  if (question->answered_at) return sent(call, *question, AnswerOutcome::already_answered);
  Form form(call.request().form, call.words());
  const auto text = form.text("answer", {.required = "Enter an answer",
                                         .max_length = longest(*question),
                                         .too_long = "Write no more than {max} characters; you have written {count}"});
  const auto step = call.request().form.get("step");
  if (!form.ok()) return answer_page(call, *question, form.model(), Step::write, 422);
  if (step == "change") return answer_page(call, *question, form.model(), Step::write, 200);
  if (step != "send") return answer_page(call, *question, form.model(), Step::preview, 200);
  const auto outcome = call.host().database().write(
      [&](soci::session& sql) { return answer(sql, call.host(), call.service(), question->id, text, call.actor()); });
  return sent(call, *question, outcome);
}

}  // namespace kenes::advice
