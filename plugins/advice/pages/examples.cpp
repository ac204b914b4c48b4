#include "commands/examples.hpp"

#include "kenes/form.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"
#include "queries/examples.hpp"

namespace kenes::advice {
namespace {

constexpr int longest_text = 10'000;

bool can_be_published(const std::optional<Question>& question) {
  return question && question->answered_at && question->example_id == 0;
}

Response form_page(Call& call, const Question& question, boost::json::object form, int status) {
  return page("advice/example",
              {{"title", call.tr("Publish as an example")},
               {"action", desk_url(call, question.id) + "/example"},
               {"back_href", desk_url(call, question.id)},
               {"max", longest_text},
               {"form", std::move(form)}},
              status);
}

std::optional<Example> requested_example(Call& call) {
  return call.host().database().read(
      [&](soci::session& sql) { return find_example(sql, call.service().slug, requested_id(call)); });
}

}  // namespace

Response example_form(Call& call) {
  const auto question = requested_question(call);
  if (!can_be_published(question)) return not_found();
  return form_page(call, *question,
                   Form::blank({{"question", question->body}, {"answer", question->answer}, {"anonymous", ""}}), 200);
}

Response example_action(Call& call) {
  const auto question = requested_question(call);
  if (!can_be_published(question)) return not_found();
  Form form(call.request().form, call.words());
  NewExample example{question->id, {}, {}};
  example.question = form.text("question", {.required = "Enter a question", .max_length = longest_text});
  example.answer = form.text("answer", {.required = "Enter an answer", .max_length = longest_text});
  form.checked("anonymous", "Confirm that nobody can be recognised");
  if (!form.ok()) return form_page(call, *question, form.model(), 422);
  const bool published = call.host().database().write(
      [&](soci::session& sql) { return publish_example(sql, call.host(), call.service(), example, call.actor()); });
  if (published) call.flash("success", call.tr("The example is published."));
  return redirect(call.url(""));
}

Response remove_form(Call& call) {
  const auto example = requested_example(call);
  if (!example) return not_found();
  return page("advice/remove", {{"title", call.tr("Remove this example?")},
                                {"question", example->question},
                                {"language", example->language},
                                {"action", call.url("/examples/" + std::to_string(example->id) + "/remove")},
                                {"back_href", call.url("")}});
}

Response remove_action(Call& call) {
  const bool removed = call.host().database().write([&](soci::session& sql) {
    return remove_example(sql, call.host(), call.service(), requested_id(call), call.actor());
  });
  if (!removed) return not_found();
  call.flash("success", call.tr("The example is removed."));
  return redirect(call.url(""));
}

}  // namespace kenes::advice
