#include "holds/holds.hpp"

#include <spdlog/fmt/fmt.h>

#include "kenes/form.hpp"
#include "timeline/timeline.hpp"

namespace kenes::participation {
namespace {

constexpr const char* columns =
    "h.id, h.submission_id, h.reason, h.note, kenes.to_micros(h.began_at), h.began_by, kenes.to_micros(h.ended_at)";

Hold to_hold(const soci::row& row) {
  return {.id = number_at(row, 0),
          .submission_id = number_at(row, 1),
          .reason = text_at(row, 2),
          .note = text_at(row, 3),
          .began_at = *time_at(row, 4),
          .began_by = number_at(row, 5),
          .ended_at = time_at(row, 6)};
}

std::vector<Hold> all_of(const soci::rowset<soci::row>& rows) {
  std::vector<Hold> holds;
  for (const auto& row : rows) holds.push_back(to_hold(row));
  return holds;
}

void set_held(soci::session& sql, std::int64_t submission_id, const std::optional<Time>& since) {
  TimeParameter at(since);
  sql << "update participation.submission set held_since = kenes.to_time(cast(:at as bigint)) where id = cast(:id as "
         "bigint)",
      soci::use(at.us, at.indicator), soci::use(submission_id);
}

std::string subject(std::int64_t submission_id) {
  return fmt::format("submission:{}", submission_id);
}

}  // namespace

Result<Hold> KitHolds::begin(soci::session& sql, std::int64_t submission_id, const std::string& reason,
                             const std::string& note, const Actor& by) {
  const auto record = lock_record(sql, submission_id);
  if (!record) return fail("not_found", "there is no such submission");
  if (record->kind == StageKind::draft) return fail("draft", "nobody supports a draft");
  if (record->shown.held_since) return fail("held_already", "the submission is held already");
  if (reason.empty() || characters(reason) > Hold::longest_reason) {
    return fail("reason",
                fmt::format("a hold needs a reason for everyone, of {} characters at most", Hold::longest_reason));
  }
  if (characters(note) > Hold::longest_note) {
    return fail("note", fmt::format("the note has more than {} characters", Hold::longest_note));
  }
  const auto now = host_.clock().now();
  const auto at = micros(now);
  const auto begun =
      all_of((sql.prepare << std::string("insert into participation.hold as h (submission_id, reason, "
                                         "note, began_at, began_by) values (cast(:id as bigint), "
                                         "cast(:reason as text), cast(:note as text), "
                                         "kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) "
                                         "returning ") +
                                 columns,
              soci::use(submission_id), soci::use(reason), soci::use(note), soci::use(at), soci::use(by.person_id)));
  set_held(sql, submission_id, now);
  KitTimeline().add(sql, submission_id,
                    {now, "held", {{"reason", reason}}, record->shown.visibility == Visibility::everyone});
  host_.audit().record(
      sql, {by.person_id, "participation.hold", subject(submission_id), {{"reason", reason}, {"note", note}}});
  return begun.front();
}

Result<Hold> KitHolds::end(soci::session& sql, std::int64_t submission_id, const Actor& by) {
  const auto record = lock_record(sql, submission_id);
  const auto now = host_.clock().now();
  const auto at = micros(now);
  const auto ended = all_of((sql.prepare << std::string("update participation.hold h set ended_at = "
                                                        "kenes.to_time(cast(:now as bigint)), ended_by = cast(:by as "
                                                        "bigint) where h.submission_id = cast(:id as bigint) and "
                                                        "h.ended_at is null returning ") +
                                                columns,
                             soci::use(at), soci::use(by.person_id), soci::use(submission_id)));
  if (!record || ended.empty()) return fail("not_held", "the submission is not held");
  set_held(sql, submission_id, std::nullopt);
  KitTimeline().add(sql, submission_id, {now, "hold_ended", {}, record->shown.visibility == Visibility::everyone});
  host_.audit().record(sql, {by.person_id, "participation.end_hold", subject(submission_id), {}});
  engine_.hold_ended(sql, submission_id);
  return ended.front();
}

std::optional<Hold> KitHolds::current(soci::session& sql, std::int64_t submission_id) {
  auto holds = all_of((sql.prepare << std::string("select ") + columns +
                                          " from participation.hold h where h.submission_id = cast(:id as bigint) and "
                                          "h.ended_at is null",
                       soci::use(submission_id)));
  return holds.empty() ? std::nullopt : std::optional(std::move(holds.front()));
}

std::vector<Hold> KitHolds::history(soci::session& sql, std::int64_t submission_id) {
  return all_of((sql.prepare << std::string("select ") + columns +
                                    " from participation.hold h where h.submission_id = cast(:id as bigint) "
                                    "order by h.id desc limit 100",
                 soci::use(submission_id)));
}

}  // namespace kenes::participation
