#include "mail/outbox.hpp"

#include <algorithm>
#include <stdexcept>

#include "mail/message.hpp"

namespace kenes::mail {
namespace {

// Early, so that the fault is seen by who made it and not by a job.
void check(const MailMessage& message) {
  const auto& subject = message.subject;
  if (subject.empty() ||
      std::any_of(subject.begin(), subject.end(), [](unsigned char c) { return c < 32 || c == 127; })) {
    throw std::invalid_argument("a mail's subject is empty or holds a line end");
  }
  if (message.person_id == 0 && !is_address(message.address)) {
    throw std::invalid_argument("a mail has neither a person nor a valid address");
  }
}

}  // namespace

Outbox::Outbox(jobs::Queue& queue, const Clock& clock, std::string default_language)
    : queue_(queue), clock_(clock), default_language_(std::move(default_language)) {}

Outbox::~Outbox() = default;

void Outbox::send(soci::session& sql, const MailMessage& message) {
  check(message);
  const auto now = clock_.now();
  const auto created = micros(now);
  const std::string address = message.person_id == 0 ? message.address : "";
  const int urgent = message.urgent ? 1 : 0;
  long long id = 0;
  sql << "INSERT INTO kenes.mail (person_id, address, subject, body, unique_key, urgent, created_at) VALUES "
         "(nullif(cast(:person AS bigint), 0), cast(:address AS text), cast(:subject AS text), cast(:body AS text), "
         "nullif(cast(:key AS text), ''), cast(cast(:urgent AS integer) AS boolean), "
         "kenes.to_time(cast(:created AS bigint))) "
         "ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL DO NOTHING RETURNING id",
      soci::use(message.person_id), soci::use(address), soci::use(message.subject), soci::use(message.text),
      soci::use(message.unique_key), soci::use(urgent), soci::use(created), soci::into(id);
  if (!sql.got_data()) return;
  queue_.enqueue(sql, {.kind = message.urgent ? urgent_kind : ordinary_kind, .payload = {{"mail", id}}, .at = now});
}

std::string Outbox::language_of(soci::session& sql, std::int64_t person_id) {
  std::string language;
  sql << "SELECT language FROM kenes.person WHERE id = cast(:id AS bigint)", soci::use(person_id), soci::into(language);
  return language.empty() ? default_language_ : language;
}

bool Outbox::retry(soci::session& sql, std::int64_t id) {
  soci::statement update = (sql.prepare << "UPDATE kenes.mail SET state = 'waiting', error = NULL, ended_at = NULL "
                                           "WHERE id = cast(:id AS bigint) AND state = 'failed'",
                            soci::use(id));
  update.execute(true);
  if (update.get_affected_rows() == 0) return false;
  queue_.enqueue(sql, {.kind = ordinary_kind, .payload = {{"mail", id}}, .at = clock_.now()});
  return true;
}

}  // namespace kenes::mail
