#include "text_messages/outbox.hpp"

#include <algorithm>
#include <stdexcept>

#include "text_messages/numbers.hpp"

namespace kenes::text_messages {
namespace {

bool is_e164(const std::string& number) {
  return number.size() >= 8 && number.size() <= 16 && number[0] == '+' &&
         std::all_of(number.begin() + 1, number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<std::string> Outbox::number(std::string_view entered) const {
  return normalised(entered, country_, only_);
}

void Outbox::send(soci::session& sql, const TextMessage& message) {
  // Early, so that the fault is seen by who made it and not by a job.
  if (!is_e164(message.number)) throw std::invalid_argument("a text message's number is not E.164");
  if (message.text.empty()) throw std::invalid_argument("a text message is empty");
  const auto now = clock_.now();
  const auto created = micros(now);
  const long long before = message.send_before ? micros(*message.send_before) : 0;
  long long id = 0;
  sql << "INSERT INTO kenes.text_message (number, body, unique_key, created_at, send_before) VALUES (cast(:number AS "
         "text), "
         "cast(:body AS text), nullif(cast(:key AS text), ''), kenes.to_time(cast(:created AS bigint)), "
         "kenes.to_time(nullif(cast(:before AS bigint), 0))) "
         "ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL DO NOTHING RETURNING id",
      soci::use(message.number), soci::use(message.text), soci::use(message.unique_key), soci::use(created),
      soci::use(before), soci::into(id);
  if (!sql.got_data()) return;
  queue_.enqueue(sql, {.kind = send_kind, .payload = {{"message", id}}, .at = now});
}

}  // namespace kenes::text_messages
