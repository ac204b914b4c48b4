#include "engine/engine.hpp"
#include "statistics/statistics.hpp"

#include <algorithm>
#include <limits>

namespace kenes::participation {
namespace {

bool spread_met(soci::session& sql, std::int64_t id, const Requirement::Spread& spread) {
  const auto counts = read_territory_counts(sql, id, spread.kind, std::numeric_limits<int>::max());
  const auto enough = std::count_if(counts.begin(), counts.end(), [&](const TerritoryCount& place) {
    const auto minimum = spread.minimum_of(place.code);
    return minimum && place.count >= *minimum;
  });
  return enough >= spread.at_least;
}

}  // namespace

void KitEngine::counted(soci::session& sql, Record& record, std::int64_t before, std::int64_t peak) {
  if (record.kind != StageKind::collect) return;
  const auto& process = process_of(sql, record);
  const auto& stage = stage_of(sql, record);
  for (std::size_t i = 0; i < stage.thresholds.size(); ++i) {
    const auto& threshold = stage.thresholds[i];
    const auto total = threshold_of(process, stage, i, record.shown);
    if (!total || *total > peak) continue;
    // A distribution may be reached long after the total; a plain total was looked at when it was reached.
    const auto& across = process.at_level(threshold.requirement, record.shown.level).across;
    if (across ? !spread_met(sql, record.shown.id, *across) : *total <= before) continue;
    if (const auto* rule = process.duty(threshold.opens)) open_duty(sql, record, *rule);
  }
  if (need_met(sql, record, stage)) move(sql, record, stage.then, {.id = "need_met"});
}

bool KitEngine::need_met(soci::session& sql, const Record& record, const Stage& stage) {
  const auto& process = process_of(sql, record);
  const auto need = need_of(process, stage, record.shown);
  if (!need || record.shown.support_count < *need) return false;
  const auto& across = process.at_level(stage.need, record.shown.level).across;
  return !across || spread_met(sql, record.shown.id, *across);
}

}  // namespace kenes::participation
