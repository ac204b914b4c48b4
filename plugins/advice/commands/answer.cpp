#include "commands/answer.hpp"

#include "kenes/text_messages.hpp"
#include "queries/questions.hpp"

namespace kenes::advice {
namespace {

// Not what was asked: somebody else's address may have been entered.
void send_mail(soci::session& sql, Host& host, const Service& service, const Question& question,
               const std::string& text) {
  const auto& words = host.translator(question.language);
  MailMessage message;
  message.address = question.contact;
  message.subject = words.tr("Answer to your question {number}", {{"number", std::to_string(question.id)}});
  message.text = words.tr(
      "On {date} you asked for legal advice. This is the answer:\n\n{answer}\n\nYou can’t reply to this mail. If "
      "something is still unclear, ask again:\n{link}",
      {{"date", words.date(question.created_at)}, {"answer", text}, {"link", host.base_url() + "/" + service.slug}});
  message.unique_key = "advice.answered:" + std::to_string(question.id);
  host.mail().send(sql, message);
}

void send_text_message(soci::session& sql, Host& host, const Question& question, const std::string& text) {
  auto* messages = host.find<TextMessages>();
  if (messages == nullptr) throw std::runtime_error("advice: this portal can't send text messages any more");
  const auto& words = host.translator(question.language);
  messages->send(sql, {question.contact,
                       words.tr("Answer to your question {number}: {answer}",
                                {{"number", std::to_string(question.id)}, {"answer", text}}),
                       "advice.answered:" + std::to_string(question.id)});
}

}  // namespace

AnswerOutcome answer(soci::session& sql, Host& host, const Service& service, std::int64_t id, const std::string& text,
                     const Actor& lawyer) {
  const auto question = find_question(sql, service.slug, id);
  if (!question) return AnswerOutcome::not_found;
  if (question->answered_at) return AnswerOutcome::already_answered;
  if (question->held_by_other(lawyer.person_id, host.clock().now())) return AnswerOutcome::held_by_other;
  const auto at = micros(host.clock().now());
  soci::statement update =
      (sql.prepare << "UPDATE advice.question SET answer = cast(:text AS text), "
                      "answered_at = kenes.to_time(cast(:at AS bigint)), answered_by = cast(:person AS bigint) "
                      "WHERE id = cast(:id AS bigint) AND answered_at IS NULL",
       soci::use(text), soci::use(at), soci::use(lawyer.person_id), soci::use(id));
  update.execute(true);
  if (update.get_affected_rows() != 1) return AnswerOutcome::already_answered;
  if (question->channel == by_sms) {
    send_text_message(sql, host, *question, text);
  } else {
    send_mail(sql, host, service, *question, text);
  }
  host.audit().record(sql, {lawyer.person_id, "advice.answer", "advice:" + std::to_string(id)});
  return AnswerOutcome::sent;
}

}  // namespace kenes::advice
