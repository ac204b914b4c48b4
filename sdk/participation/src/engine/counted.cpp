#include "engine/engine.hpp"
#include "engine/spread.hpp"
#include "statistics/statistics.hpp"

#include <algorithm>
#include <limits>

namespace kenes::participation {

bool spread_met(soci::session& sql, std::int64_t id, const Requirement::Spread& spread) {
  const auto counts = read_territory_counts(sql, id, spread.kind, std::numeric_limits<int>::max());
  const auto enough = std::count_if(counts.begin(), counts.end(), [&](const TerritoryCount& place) {
    const auto minimum = spread.minimum_of(place.code);
    return minimum && place.count >= *minimum;
  });
  return enough >= spread.at_least;
}

void KitEngine::counted(soci::session& sql, Record& record, std::int64_t before, std::int64_t peak) {
  if (record.shown.held_since) return;
  const auto& stage = stage_of(sql, record);
  if (!stage.takes_support()) return recounted(sql, record);
  look_at_thresholds(sql, record, stage, before, peak);
  if (stage.kind == StageKind::collect && need_met(sql, record, stage))
    move(sql, record, stage.then, {.id = "need_met"});
}

void KitEngine::look_at_thresholds(soci::session& sql, const Record& record, const Stage& stage, std::int64_t before,
                                   std::int64_t peak) {
  const auto& process = process_of(sql, record);
  for (std::size_t i = 0; i < stage.thresholds.size(); ++i) {
    const auto& threshold = stage.thresholds[i];
    const auto* rule = process.duty(threshold.opens);
    const auto total = threshold_of(process, stage, i, record.shown);
    if (!rule || !total || std::max(before, peak) < *total) continue;
    // A distribution may be reached long after the total; a plain total was looked at when it was reached.
    const auto& across = process.at_level(threshold.requirement, record.shown.level).across;
    const bool spread = !across || (peak >= *total && spread_met(sql, record.shown.id, *across));
    if (spread && peak >= *total && (across || before < *total)) open_duty(sql, record, *rule);
    if (threshold.falls_back == FallsBack::stays) continue;
    if (!spread || record.shown.support_count < *total) lapse_duty(sql, record, rule->id);
  }
}

bool KitEngine::need_met(soci::session& sql, const Record& record, const Stage& stage) {
  const auto& process = process_of(sql, record);
  const auto need = need_of(process, stage, record.shown);
  if (!need || record.shown.support_count < *need) return false;
  const auto& across = process.at_level(stage.need, record.shown.level).across;
  return !across || spread_met(sql, record.shown.id, *across);
}

std::vector<std::int64_t> KitEngine::lapsing_totals(soci::session& sql, const Record& record, const Stage& stage) {
  std::vector<std::int64_t> totals;
  if (record.shown.held_since) return totals;
  for (std::size_t i = 0; i < stage.thresholds.size(); ++i) {
    if (stage.thresholds[i].falls_back == FallsBack::stays) continue;
    if (const auto total = threshold_of(process_of(sql, record), stage, i, record.shown)) totals.push_back(*total);
  }
  return totals;
}

bool KitEngine::collecting(const Record& record, const Stage& stage, Time now) {
  if (!stage.takes_support()) return false;
  if (record.paused && !record.collects_in_pause) return false;
  // The date of a review is a target, at which nothing ends.
  const auto until = stage.kind == StageKind::collect ? record.shown.stage_until : std::nullopt;
  return !until || now < *until;
}

}  // namespace kenes::participation
