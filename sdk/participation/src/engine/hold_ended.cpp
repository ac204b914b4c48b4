// What a count does once nothing holds it up any more.
#include <limits>

#include "engine/engine.hpp"

namespace kenes::participation {

void KitEngine::hold_ended(soci::session& sql, std::int64_t id) {
  auto record = lock_record(sql, id);
  if (!record) return;
  const auto entry = record->entry;
  const auto& stage = stage_of(sql, *record);
  const auto count = record->shown.support_count;
  if (stage.takes_support()) {
    // What the count fell below meanwhile, and what it has reached. Duties that are open, or were met, stay as they
    // are.
    look_at_thresholds(sql, *record, stage, std::numeric_limits<std::int64_t>::max(), count);
    look_at_thresholds(sql, *record, stage, -1, count);
    if (stage.kind == StageKind::collect && need_met(sql, *record, stage))
      move(sql, *record, stage.then, {.id = "need_met"});
  } else {
    recounted(sql, *record);
  }
  // Its timer has gone off meanwhile, and asked for nothing more.
  if (record->entry == entry && record->shown.stage_until && *record->shown.stage_until <= host_.clock().now())
    deadline(sql, id, entry);
}

}  // namespace kenes::participation
