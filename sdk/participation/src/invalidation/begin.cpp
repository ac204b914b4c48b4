// What moderators ask for: an invalidation, to stop it, to undo it.
#include <spdlog/fmt/fmt.h>

#include "invalidation/filter.hpp"
#include "invalidation/invalidation_row.hpp"
#include "invalidation/invalidations.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

bool fits(const std::string& reason) {
  const auto characters = std::count_if(reason.begin(), reason.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return characters > 0 && characters <= NewInvalidation::longest_reason;
}

std::string subject(const Invalidation& invalidation) {
  return fmt::format("submission:{}", invalidation.submission_id);
}

bool others_work(soci::session& sql, std::int64_t submission_id) {
  int found = 0;
  sql << "select 1 from participation.invalidation where submission_id = cast(:id as bigint) and state in ('running', "
         "'undoing')",
      soci::use(submission_id), soci::into(found);
  return sql.got_data();
}

// Who begins and who undoes take turns, apart from the submission's row: those who sign wait for that one, all of them
// in one transaction, and they must not wait for a moderator.
void take_turn(soci::session& sql, std::int64_t submission_id) {
  sql << "select pg_advisory_xact_lock(hashtextextended('participation.invalidation:' || cast(:id as bigint), 0))",
      soci::use(submission_id);
}

tl::unexpected<Error> working() {
  return fail("working", "another invalidation of this submission is at work; wait for it, or cancel it");
}

tl::unexpected<Error> no_reason() {
  return fail("reason", fmt::format("a reason for everyone is needed, of {} characters at most",
                                    NewInvalidation::longest_reason));
}

}  // namespace

void KitInvalidations::ask_for_work(soci::session& sql, std::int64_t id) {
  host_.jobs().enqueue(sql, {job, {{"invalidation", id}}, host_.clock().now(), std::to_string(id)});
}

Result<Invalidation> KitInvalidations::begin(soci::session& sql, const NewInvalidation& wanted, const Actor& by) {
  if (wanted.filter.names_nothing()) return fail("no_condition", "nothing says which supports are meant");
  if (!fits(wanted.reason)) return no_reason();
  // May take a minute, so nothing is locked yet. What comes in meanwhile is behind `up_to`, and each part of the work
  // looks again whether a support still stands.
  const auto meant = preview(sql, wanted.submission_id, wanted.filter);
  if (!meant) return fail("not_found", "there is no such submission");
  take_turn(sql, wanted.submission_id);
  if (others_work(sql, wanted.submission_id)) return working();
  if (meant->supports == 0) return fail("nothing", "no support that stands is meant");
  if (meant->supports != wanted.expected) {
    return fail("changed", fmt::format("{} supports are meant now, not {}", meant->supports, wanted.expected));
  }
  const auto now = micros(host_.clock().now());
  const auto conditions = to_json(meant->filter);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(
                          "insert into participation.invalidation as i (submission_id, reason, conditions, up_to, "
                          "expected, state, began_at, began_by) values (cast(:id as bigint), cast(:reason as text), "
                          "cast(:conditions as jsonb), cast(:up_to as bigint), cast(:expected as bigint), 'running', "
                          "kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) returning ") +
                          invalidation_columns,
       soci::use(wanted.submission_id), soci::use(wanted.reason), soci::use(conditions), soci::use(meant->filter.up_to),
       soci::use(wanted.expected), soci::use(now), soci::use(by.person_id));
  const auto begun = only_one(rows).value();
  ask_for_work(sql, begun.id);
  host_.audit().record(sql, {by.person_id,
                             "participation.invalidate",
                             subject(begun),
                             {{"invalidation", begun.id},
                              {"supports", begun.expected},
                              {"conditions", boost::json::parse(conditions)},
                              {"reason", begun.reason}}});
  return begun;
}

Result<Invalidation> KitInvalidations::cancel(soci::session& sql, std::int64_t id, const Actor& by) {
  if (!find(sql, id)) return fail("not_found", "there is no such invalidation");
  const auto now = host_.clock().now();
  const auto at = micros(now);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string("update participation.invalidation i set state = 'cancelled', ended_at = "
                                  "kenes.to_time(cast(:now as bigint)) where i.id = cast(:id as bigint) and i.state = "
                                  "'running' returning ") +
                          invalidation_columns,
       soci::use(at), soci::use(id));
  const auto cancelled = only_one(rows);
  if (!cancelled) return fail("not_running", "the invalidation is at an end already");
  if (cancelled->invalidated > 0) tell(sql, *cancelled, now);
  host_.audit().record(sql, {by.person_id,
                             "participation.cancel_invalidation",
                             subject(*cancelled),
                             {{"invalidation", id}, {"invalidated", cancelled->invalidated}}});
  return *cancelled;
}

Result<Invalidation> KitInvalidations::undo(soci::session& sql, std::int64_t id, const std::string& because,
                                            const Actor& by) {
  if (!fits(because)) return no_reason();
  const auto known = find(sql, id);
  if (!known) return fail("not_found", "there is no such invalidation");
  take_turn(sql, known->submission_id);
  const auto is = find(sql, id);
  if (!is->can_be_undone()) return fail("not_done", "the invalidation is at work, or was undone already");
  if (others_work(sql, is->submission_id)) return working();
  const auto now = micros(host_.clock().now());
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(
                          "update participation.invalidation i set state = 'undoing', reached = 0, undone_at = "
                          "kenes.to_time(cast(:now as bigint)), undone_by = cast(:by as bigint), "
                          "undone_because = cast(:because as text) where i.id = cast(:id as bigint) returning ") +
                          invalidation_columns,
       soci::use(now), soci::use(by.person_id), soci::use(because), soci::use(id));
  const auto undoing = only_one(rows).value();
  ask_for_work(sql, id);
  host_.audit().record(sql, {by.person_id,
                             "participation.undo_invalidation",
                             subject(undoing),
                             {{"invalidation", id}, {"supports", undoing.invalidated}, {"because", because}}});
  return undoing;
}

}  // namespace kenes::participation
