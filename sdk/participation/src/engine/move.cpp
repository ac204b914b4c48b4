#include "engine/engine.hpp"
#include "timeline/stage_entry.hpp"
#include "watch/unread.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::participation {

void KitEngine::move(soci::session& sql, Record& record, const std::string& to, const Cause& cause) {
  const auto& process = process_of(sql, record);
  const auto* stage = process.stage(to);
  if (!stage) throw std::runtime_error(fmt::format("the process '{}' has no stage '{}'", process.key, to));
  const auto now = host_.clock().now();
  const auto until = record.shown.stage_until;
  // After a standstill the portal acts late; signing ended at the deadline all the same.
  const auto closed_at = cause.id == "deadline" && until ? std::min(now, *until) : now;
  const auto from = record.shown.stage;
  if (record.kind == StageKind::draft || record.kind == StageKind::collect) {
    host_.jobs().cancel(sql, deadline_job, fmt::format("{}:{}", record.shown.id, record.entry));
  }
  enter(sql, record, *stage, closed_at);
  start_timer(sql, record, *stage);
  tell_moved(sql, record, *stage, from, cause);
  open_duties(sql, record, *stage);
  // Support may be there already: of an earlier stage, or of before it was sent back.
  if (stage->takes_support()) return counted(sql, record, -1, record.shown.support_count);
  go_on_if_met(sql, record);
}

void KitEngine::enter(soci::session& sql, Record& record, const Stage& to, Time closed_at) {
  const auto id = record.shown.id;
  const auto now = micros(host_.clock().now());
  const auto closed = micros(closed_at);
  const std::string kind(to_word(to.kind)), visibility(to_word(to.visibility));
  const int opens = to.takes_support() ? 1 : 0, closes = stage_of(sql, record).takes_support() ? 1 : 0;
  TimeParameter until(deadline_after(sql, process_of(sql, record), to.within, host_.clock().now()));
  // Leaving the last public collection closes; entering one opens again. The curve ends at the exact final count.
  sql << "insert into participation.reading (submission_id, at, count) select s.id, kenes.to_time(cast(:at as "
         "bigint)), "
         "s.support_count from participation.submission s where s.id = cast(:id as bigint) and "
         "s.support_count <> s.reading_count on conflict do nothing",
      soci::use(closed), soci::use(id);
  sql << "update participation.submission s set stage = cast(:stage as text), stage_kind = cast(:kind as text), "
         "stage_entry = s.stage_entry + 1, stage_since = n.now, visibility = v.visibility, "
         "reading_count = s.support_count, listed_count = s.support_count, traceless = false, "
         "stage_until = kenes.to_time(cast(:until as bigint)), "
         "published_at = coalesce(s.published_at, case when v.visibility = 'everyone' then n.now end), "
         "closed_at = case when v.visibility = 'everyone' and cast(:opens as int) <> 0 then null "
         "when s.visibility = 'everyone' and cast(:closes as int) <> 0 then kenes.to_time(cast(:closed as bigint)) "
         "else s.closed_at end "
         "from (select kenes.to_time(cast(:now as bigint)) as now) n, "
         "(select cast(:visibility as text) as visibility) v where s.id = cast(:id as bigint)",
      soci::use(to.id), soci::use(kind), soci::use(until.us, until.indicator), soci::use(opens), soci::use(closes),
      soci::use(closed), soci::use(now), soci::use(visibility), soci::use(id);
  if (closes != 0) note_unread(sql, id);
  sql << "delete from participation.claim where submission_id = cast(:id as bigint)", soci::use(id);
  record = find_record(sql, id).value();
  set_goals(sql, record, to);
}

void KitEngine::start_timer(soci::session& sql, const Record& record, const Stage& stage) {
  // The deadline of a review is a target: the queue shows it as overdue, nothing happens by itself.
  if (!record.shown.stage_until || stage.kind == StageKind::review) return;
  host_.jobs().enqueue(sql, {deadline_job,
                             {{"submission", record.shown.id}, {"entry", record.entry}},
                             *record.shown.stage_until,
                             fmt::format("{}:{}", record.shown.id, record.entry)});
}

void KitEngine::start_timer(soci::session& sql, std::int64_t id, int entry) {
  const auto record = find_record(sql, id);
  if (record && record->entry == entry) start_timer(sql, *record, stage_of(sql, *record));
}

void KitEngine::tell_moved(soci::session& sql, const Record& record, const Stage& to, const std::string& from,
                           const Cause& cause) {
  add_stage_entry(sql, record, to, from, cause);
  boost::json::object details{{"service", record.shown.service}, {"from", from}, {"to", to.id}, {"cause", cause.id}};
  if (!cause.reason.empty()) details["reason"] = cause.reason;
  host_.audit().record(
      sql, {cause.person_id, "participation.move", fmt::format("submission:{}", record.shown.id), std::move(details)});
  const Move move{record.shown, from, to.id, cause.id, cause.reason, cause.note, cause.person_id};
  each_listener(record.shown.service, [&](Listener& listener) { listener.moved(sql, move); });
}

}  // namespace kenes::participation
