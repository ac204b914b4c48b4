#include "commands/answer_feedback.hpp"

#include "queries/find_entry.hpp"

namespace kenes::feedback {
namespace {

// Whom to tell, if anybody. The address has done its work with this and is forgotten.
MailMessage take_recipient(soci::session& sql, std::int64_t entry_id) {
  MailMessage message;
  long long person = 0;
  sql << "SELECT coalesce(person_id, 0), coalesce(email, '') FROM feedback.entry WHERE id = cast(:id as bigint)",
      soci::use(entry_id), soci::into(person), soci::into(message.address);
  message.person_id = person;
  sql << "UPDATE feedback.entry SET email = NULL, person_id = NULL WHERE id = cast(:id as bigint)", soci::use(entry_id);
  return message;
}

void tell_author(soci::session& sql, Host& host, const Service& service, const Entry& entry, const Answer& answer) {
  auto message = take_recipient(sql, entry.id);
  if (message.person_id == 0 && message.address.empty()) return;
  const auto language = message.person_id != 0 ? host.mail().language_of(sql, message.person_id) : entry.language;
  const auto& words = host.translator(language);
  // Not what was written: somebody else's address may have been entered.
  message.subject = words.tr("Your feedback was answered");
  message.text = words.tr(
      "On {date} you told us what to improve. This is our answer:\n\n{answer}\n\nYour feedback and the answer are "
      "published "
      "here:\n{link}",
      {{"date", words.date(entry.created_at)},
       {"answer", answer.text},
       {"link", host.base_url() + "/" + service.slug + "/" + std::to_string(entry.id)}});
  message.unique_key = "feedback.answered:" + std::to_string(entry.id);
  host.mail().send(sql, message);
}

// Nothing happens if another operator was faster: the version is not the one that was seen.
bool write_answer(soci::session& sql, const Answer& answer, Time now) {
  const auto at = micros(now);
  soci::statement update =
      (sql.prepare
           << "UPDATE feedback.entry SET answer = cast(:text as text), version = version + 1, "
              "answered_at = coalesce(answered_at, kenes.to_time(cast(:at as bigint))), "
              "edited_at = CASE WHEN answered_at IS NULL THEN NULL ELSE kenes.to_time(cast(:at2 as bigint)) END "
              "WHERE id = cast(:id as bigint) AND version = cast(:version as integer)",
       soci::use(answer.text), soci::use(at), soci::use(at), soci::use(answer.entry_id), soci::use(answer.version));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

}  // namespace

AnswerOutcome answer_feedback(soci::session& sql, Host& host, const Service& service, const Answer& answer) {
  const auto entry = find_entry(sql, service.slug, answer.entry_id);
  if (!entry) return AnswerOutcome::not_found;
  // Sent twice, or tried again after a lost connection.
  if (entry->answered_at && entry->answer == answer.text) return AnswerOutcome::unchanged;
  if (!write_answer(sql, answer, host.clock().now())) return AnswerOutcome::changed_meanwhile;

  const auto subject = "feedback:" + std::to_string(entry->id);
  if (entry->answered_at) {
    host.audit().record(sql, {answer.person_id, "feedback.edit_answer", subject, {{"version", answer.version + 1}}});
    return AnswerOutcome::edited;
  }
  host.audit().record(sql, {answer.person_id, "feedback.answer", subject});
  tell_author(sql, host, service, *entry, answer);
  return AnswerOutcome::answered;
}

}  // namespace kenes::feedback
