// Duties that a stage opens on entry, and stages that end when they are met.
#include "engine/engine.hpp"

#include <algorithm>

namespace kenes::participation {

void KitEngine::open_duties(soci::session& sql, const Record& record, const Stage& stage) {
  for (const auto& id : stage.opens) {
    if (const auto* rule = process_of(sql, record).duty(id)) open_duty(sql, record, *rule);
  }
}

void KitEngine::go_on_if_met(soci::session& sql, Record& record) {
  if (record.kind != StageKind::await) return;
  const auto& stage = stage_of(sql, record);
  const auto all = duties(sql, record.shown.id);
  const bool met = std::all_of(stage.opens.begin(), stage.opens.end(), [&](const auto& id) {
    return std::any_of(all.begin(), all.end(), [&](const Duty& duty) { return duty.rule == id && duty.met_at; });
  });
  if (met) move(sql, record, stage.then, {.id = "duties_met"});
}

}  // namespace kenes::participation
