#include "commands/respond.hpp"
#include "commands/response_desk.hpp"
#include "jobs/tell_supporters.hpp"
#include "kenes/sql.hpp"
#include "queries/responses.hpp"

namespace kenes::petition {

namespace {

std::optional<Debate> debate_so_far(soci::session& sql, std::int64_t id, const std::string& duty) {
  for (auto& debate : debates_of(sql, id)) {
    if (debate.duty == duty) return std::move(debate);
  }
  return std::nullopt;
}

void write(soci::session& sql, std::int64_t id, const Debate& debate, Time at) {
  const auto now = sql::from(at);
  const auto outcome = debate.outcome_at ? sql::from(*debate.outcome_at) : 0;
  sql << "INSERT INTO petition.debate AS d (petition_id, duty, scheduled_on, debated_on, transcript_url, video_url, "
         "  debate_pack_url, overview, outcome_at, created_at, updated_at) "
         "VALUES (cast(:id as bigint), cast(:duty as text), cast(nullif(cast(:scheduled as text), '') as date), "
         "  cast(nullif(cast(:debated as text), '') as date), cast(:transcript as text), cast(:video as text), "
         "cast(:pack as text), "
         "  cast(:overview as text), kenes.to_time(nullif(cast(:outcome as bigint), 0)), "
         "  kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:now_too as bigint))) "
         "ON CONFLICT (petition_id, duty) DO UPDATE SET scheduled_on = excluded.scheduled_on, "
         "  debated_on = excluded.debated_on, transcript_url = excluded.transcript_url, "
         "  video_url = excluded.video_url, debate_pack_url = excluded.debate_pack_url, overview = excluded.overview, "
         "  outcome_at = excluded.outcome_at, updated_at = excluded.updated_at, revision = d.revision + 1",
      soci::use(id), soci::use(debate.duty), soci::use(debate.scheduled_on), soci::use(debate.debated_on),
      soci::use(debate.transcript_url), soci::use(debate.video_url), soci::use(debate.debate_pack_url),
      soci::use(debate.overview), soci::use(outcome), soci::use(now), soci::use(now);
}

}  // namespace

Result<void> schedule_debate(const Office& office, std::string_view service, std::int64_t id, const Debate& debate,
                             const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto duty = duty_of(sql, office, service, id, debate.duty);
    if (!duty) return tl::unexpected(duty.error());
    auto next = debate_so_far(sql, id, debate.duty);
    if (next && next->scheduled_on == debate.scheduled_on) return {};
    if (next) keep_revision(sql, office, "debate", id, debate.duty, by);
    if (!next) next = Debate{.duty = debate.duty};
    next->scheduled_on = debate.scheduled_on;
    write(sql, id, *next, office.host->clock().now());
    note_down(sql, office, id, "petition.debate_scheduled", {{"duty", debate.duty}, {"date", debate.scheduled_on}},
              true, by);
    tell_supporters(sql, office, {id, "scheduled", debate.duty});
    return {};
  });
}

Result<void> publish_debate(const Office& office, std::string_view service, std::int64_t id, const Debate& debate,
                            const Actor& by) {
  return office.database().write([&](soci::session& sql) -> Result<void> {
    const auto duty = duty_of(sql, office, service, id, debate.duty);
    if (!duty) return tl::unexpected(duty.error());
    const auto now = office.host->clock().now();
    const auto before = debate_so_far(sql, id, debate.duty);
    const bool correction = before && before->outcome_at;
    if (before) keep_revision(sql, office, "debate", id, debate.duty, by);
    Debate next = debate;
    next.scheduled_on = before ? before->scheduled_on : "";
    next.outcome_at = correction ? before->outcome_at : now;
    write(sql, id, next, now);
    note_down(sql, office, id, correction ? "petition.debate_corrected" : "petition.debated", {{"duty", debate.duty}},
              correction, by);
    if (correction) return {};
    tell_supporters(sql, office, {id, "debated", debate.duty});
    return meet(sql, office, *duty, by);
  });
}

}  // namespace kenes::petition
