#include "commands/give_feedback.hpp"

namespace kenes::feedback {

std::int64_t give_feedback(soci::session& sql, const NewEntry& entry, Time now) {
  const auto at = micros(now);
  sql << "INSERT INTO feedback.entry (service, once, body, page, language, person_id, email, created_at) "
         "VALUES (cast(:service as text), cast(:once as text), cast(:body as text), cast(:page as text), "
         "cast(:language as text), nullif(cast(:person as bigint), 0), nullif(cast(:email as text), ''), "
         "kenes.to_time(cast(:at as bigint))) ON CONFLICT (once) DO NOTHING",
      soci::use(entry.service), soci::use(entry.once), soci::use(entry.body), soci::use(entry.page),
      soci::use(entry.language), soci::use(entry.person_id), soci::use(entry.email), soci::use(at);
  long long id = 0;
  sql << "SELECT id FROM feedback.entry WHERE once = cast(:once as text)", soci::use(entry.once), soci::into(id);
  return id;
}

}  // namespace kenes::feedback
