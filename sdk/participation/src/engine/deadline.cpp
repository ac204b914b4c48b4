#include "engine/engine.hpp"

namespace kenes::participation {

void KitEngine::deadline(soci::session& sql, std::int64_t id, int entry) {
  auto record = lock_record(sql, id);
  if (!record || record->entry != entry || !record->shown.stage_until) return;
  const auto& stage = stage_of(sql, *record);
  if (host_.clock().now() < *record->shown.stage_until) return start_timer(sql, *record, stage);
  // The end of the pause puts the deadline off and asks for a new timer.
  if (record->paused && !(stage.kind == StageKind::collect && record->collects_in_pause)) return;
  // The end of the hold looks at it again.
  if (record->shown.held_since && (!stage.need.none() || !stage.thresholds.empty())) return;
  const bool missed = stage.kind == StageKind::draft || (!stage.need.none() && !need_met(sql, *record, stage));
  const auto& to = missed && !stage.otherwise.empty() ? stage.otherwise : stage.then;
  if (stage.kind == StageKind::draft || stage.kind == StageKind::collect) move(sql, *record, to, {.id = "deadline"});
}

}  // namespace kenes::participation
