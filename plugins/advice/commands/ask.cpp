#include "commands/ask.hpp"

namespace kenes::advice {

void ask(soci::session& sql, const NewQuestion& question, Time now, Time due) {
  const auto created_at = micros(now), due_at = micros(due);
  sql << "INSERT INTO advice.question (service, once, name, topic, body, language, channel, contact, created_at, "
         "due_at) "
         "VALUES (cast(:service AS text), cast(:once AS text), cast(:name AS text), cast(:topic AS text), "
         "cast(:body AS text), cast(:language AS text), cast(:channel AS text), cast(:contact AS text), "
         "kenes.to_time(cast(:created AS bigint)), kenes.to_time(cast(:due AS bigint))) ON CONFLICT (once) DO NOTHING",
      soci::use(question.service), soci::use(question.once), soci::use(question.name), soci::use(question.topic),
      soci::use(question.body), soci::use(question.language), soci::use(question.channel), soci::use(question.contact),
      soci::use(created_at), soci::use(due_at);
}

}  // namespace kenes::advice
