#include "commands/respond.hpp"
#include "commands/response_desk.hpp"
#include "jobs/tell_supporters.hpp"
#include "kenes/sql.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

namespace {

void write(soci::session& sql, std::int64_t id, const Answer& answer, Time at) {
  const auto now = sql::from(at);
  sql << "INSERT INTO petition.answer AS a (petition_id, duty, responded_on, summary, details, created_at, updated_at) "
         "VALUES (cast(:id as bigint), cast(:duty as text), cast(:on as date), cast(:summary as text), "
         "  cast(:details as text), kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:now_too as bigint))) "
         "ON CONFLICT (petition_id, duty) DO UPDATE SET responded_on = excluded.responded_on, "
         "  summary = excluded.summary, details = excluded.details, updated_at = excluded.updated_at, "
         "  revision = a.revision + 1",
      soci::use(id), soci::use(answer.duty), soci::use(answer.responded_on), soci::use(answer.summary),
      soci::use(answer.details), soci::use(now), soci::use(now);
}

bool answered(soci::session& sql, std::int64_t id, const std::string& duty) {
  for (const auto& answer : answers_of(sql, id)) {
    if (answer.duty == duty) return true;
  }
  return false;
}

}  // namespace

Result<void> publish_answer(const Office& office, std::string_view service, std::int64_t id, const Answer& answer,
                            const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto duty = duty_of(sql, office, service, id, answer.duty);
    if (!duty) return tl::unexpected(duty.error());
    const bool correction = answered(sql, id, answer.duty);
    if (correction) keep_revision(sql, office, "answer", id, answer.duty, by);
    write(sql, id, answer, office.host->clock().now());
    note_down(sql, office, id, correction ? "petition.answer_corrected" : "petition.answered", {{"duty", answer.duty}},
              correction, by);
    if (correction) return {};
    tell_supporters(sql, office, {id, "answer", answer.duty});
    return meet(sql, office, *duty, by);
  });
}

}  // namespace kenes::petition
