#include "engine/engine.hpp"

namespace kenes::participation {

Result<Submission> KitEngine::decide(soci::session& sql, std::int64_t id, const Decision& decision, const Actor& by) {
  auto record = lock_record(sql, id);
  if (!record) return fail("not_found", "there is no such submission");
  const auto& process = process_of(sql, *record);
  const auto& stage = stage_of(sql, *record);
  if (stage.kind != StageKind::review) {
    return fail("wrong_stage", "the submission is not under review any more: it stands in '" + stage.id + "'");
  }
  if (record->shown.held_since && stage.takes_support()) {
    return fail("held", "the submission is held, and what its count is due to bring would be lost: end the hold first");
  }
  const auto* outcome = stage.outcome(decision.outcome);
  if (!outcome)
    return fail("unknown_outcome", "'" + decision.outcome + "' is no outcome of the stage '" + stage.id + "'");
  if (outcome->needs_reason && decision.reason.empty()) {
    return fail("reason_required", "the outcome '" + outcome->id + "' needs the code of a reason");
  }
  if (!decision.reason.empty() && !process.reason(decision.reason)) {
    return fail("unknown_reason", "'" + decision.reason + "' is no reason of the process '" + process.key + "'");
  }
  if (outcome->needs_note && decision.note.empty()) {
    return fail("note_required", "the outcome '" + outcome->id + "' needs a note to the author");
  }
  if (!outcome->addressee.empty()) {
    sql << "update participation.submission set addressee = cast(:addressee as text) where id = cast(:id as bigint)",
        soci::use(outcome->addressee), soci::use(id);
  }
  move(sql, *record, outcome->to, {outcome->id, decision.reason, decision.note, by.person_id});
  return record->shown;
}

}  // namespace kenes::participation
