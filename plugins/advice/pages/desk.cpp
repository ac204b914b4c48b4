#include "commands/claim.hpp"
#include "kenes/form.hpp"
#include "pages/answer_page.hpp"
#include "pages/model.hpp"
#include "pages/pages.hpp"
#include "queries/questions.hpp"

namespace kenes::advice {

Response desk_page(Call& call) {
  const auto settings = settings_of(call.service());
  const bool answered = call.request().query.get("state") == "answered";
  const auto number = static_cast<int>(call.request().query.integer("page", 1, 1, 10'000));
  const auto found = call.host().database().read([&](soci::session& sql) {
    return list_questions(sql, call.service().slug, answered ? Shown::answered : Shown::waiting, settings.page_size,
                          number);
  });
  boost::json::array questions;
  for (const auto& question : found.questions) questions.push_back(question_model(call, question));
  const auto link = [&](bool there, int to) {
    return there ? boost::json::value(call.url("/desk?state=" + std::string(answered ? "answered" : "waiting") +
                                               "&page=" + std::to_string(to)))
                 : boost::json::value(nullptr);
  };
  return page("advice/desk", {{"title", call.tr("Questions to answer")},
                              {"answered", answered},
                              {"waiting_href", call.url("/desk")},
                              {"answered_href", call.url("/desk?state=answered")},
                              {"questions", std::move(questions)},
                              {"previous", link(number > 1, number - 1)},
                              {"next", link(found.goes_on, number + 1)}});
}

Response question_page(Call& call) {
  const auto question = requested_question(call);
  if (!question) return not_found();
  return answer_page(call, *question, Form::blank({{"answer", ""}}), Step::write, 200);
}

Response claim_action(Call& call) {
  const auto id = requested_id(call);
  const bool take_over = !call.request().form.get("take_over").empty();
  const bool done = call.host().database().write(
      [&](soci::session& sql) { return claim(sql, call.host(), call.service().slug, id, call.actor(), take_over); });
  if (!done) return conflict(call.tr("Another lawyer is answering this question, or it was answered."));
  return redirect(desk_url(call, id));
}

Response release_action(Call& call) {
  const auto id = requested_id(call);
  call.host().database().write(
      [&](soci::session& sql) { release(sql, call.host(), call.service().slug, id, call.actor()); });
  return redirect(call.url("/desk"));
}

}  // namespace kenes::advice
