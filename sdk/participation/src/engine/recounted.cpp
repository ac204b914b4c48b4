// What a count that changes after its stage was left does: supports are invalidated, and brought back, at any time.
#include <algorithm>

#include "engine/engine.hpp"
#include "engine/spread.hpp"

namespace kenes::participation {
namespace {

// Whether some threshold that opens it is reached; none if no threshold lets it lapse.
std::optional<bool> is_owed(soci::session& sql, const Process& process, const Submission& submission,
                            const std::string& duty) {
  std::optional<bool> owed;
  for (const auto& stage : process.stages) {
    for (std::size_t i = 0; i < stage.thresholds.size(); ++i) {
      const auto& threshold = stage.thresholds[i];
      const auto total = threshold_of(process, stage, i, submission);
      if (threshold.opens != duty || threshold.falls_back == FallsBack::stays || !total) continue;
      const auto& across = process.at_level(threshold.requirement, submission.level).across;
      const bool reached = submission.support_count >= *total && (!across || spread_met(sql, submission.id, *across));
      owed = owed.value_or(false) || reached;
    }
  }
  return owed;
}

}  // namespace

void KitEngine::recounted(soci::session& sql, const Record& record) {
  const auto& process = process_of(sql, record);
  for (const auto& duty : duties(sql, record.shown.id)) {
    const auto* rule = process.duty(duty.rule);
    if (duty.met_at || rule == nullptr) continue;
    const auto owed = is_owed(sql, process, record.shown, duty.rule);
    if (owed == false && duty.open()) lapse_duty(sql, record, duty.rule);
    if (owed == true && duty.lapsed_at) open_duty(sql, record, *rule);
  }
}

}  // namespace kenes::participation
