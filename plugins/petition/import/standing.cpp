#include "import/standing.hpp"

#include <algorithm>

#include "domain/stages.hpp"
#include "import/json_fields.hpp"

namespace kenes::petition {

namespace {

using participation::Duty;
using participation::TimelineEntry;

const Stage& need_stage(const Stage* stage, const PetitionFile& file) {
  if (stage == nullptr) {
    throw Refused("data.attributes.state: the process of the service has no stage for \"" + file.state + "\"");
  }
  return *stage;
}

void place_published(soci::session& sql, const Office& office, const Process& process, const PetitionFile& file,
                     participation::Engine::Imported& imported) {
  const auto& open = need_stage(open_stage(process), file);
  imported.published_at = file.opened_at;
  const auto until = office.engine().deadline_after(sql, process, open.within, *file.opened_at);
  const bool over = file.state == "closed" || (until && *until <= office.host->clock().now());
  if (!over) {
    imported.stage = open.id;
    imported.stage_until = until;
    return;
  }
  imported.stage = need_stage(closed_stage(process), file).id;
  imported.closed_at = file.closed_at ? file.closed_at : until;
}

std::int64_t threshold_of(const Process& process, const std::string& duty) {
  for (const auto& stage : process.stages) {
    for (const auto& threshold : stage.thresholds) {
      if (threshold.opens == duty) return threshold.requirement.fixed().value_or(0);
    }
  }
  return 0;
}

// What is known of when a duty began: the official time; else it began before it was met, and before the file was
// written.
Time opened(const std::optional<Time>& reached, const std::optional<Time>& met, const PetitionFile& file) {
  if (reached) return *reached;
  return met ? std::min(*met, file.petition.updated_at) : file.petition.updated_at;
}

std::vector<Duty> duties_of(const Process& process, PetitionFile& file) {
  std::vector<Duty> duties;
  bool answer_taken = false, event_taken = false;
  for (const auto& rule : process.duties) {
    const bool event = is_event(rule.kind);
    auto& taken = event ? event_taken : answer_taken;
    if (taken) continue;  // the files know one answer and one debate
    taken = true;
    const auto reached = event ? file.petition.debate_reached_at : file.petition.response_reached_at;
    std::optional<Time> met;
    if (event && file.debate) {
      met = file.debate->outcome_at;
      file.debate->duty = rule.id;
    }
    if (!event && file.answer) {
      met = file.answer->created_at;
      file.answer->duty = rule.id;
    }
    const auto threshold = threshold_of(process, rule.id);
    const bool by_count = threshold > 0 && file.count >= threshold;
    if (!reached && !met && !by_count && !(event && file.debate)) continue;
    Duty duty;
    duty.rule = rule.id;
    duty.kind = rule.kind;
    duty.authority = rule.by;
    duty.opened_at = opened(reached, met, file);
    duty.met_at = met;
    duties.push_back(std::move(duty));
  }
  return duties;
}

std::vector<TimelineEntry> timeline_of(const Process& process, const PetitionFile& file,
                                       const participation::Engine::Imported& imported) {
  std::vector<TimelineEntry> entries;
  const auto stage = [&](const std::optional<Time>& at, const std::string& to, const std::string& reason = "") {
    if (at) entries.push_back({*at, "stage", {{"from", ""}, {"to", to}, {"cause", "imported"}, {"reason", reason}}});
  };
  for (const auto& one : process.stages) {
    if (one.kind != participation::StageKind::review) continue;
    stage(file.petition.moderation_reached_at, one.id);
    break;
  }
  if (const auto* open = open_stage(process); open != nullptr) stage(file.opened_at, open->id);
  if (imported.closed_at) stage(imported.closed_at, imported.stage);
  if (refuses(process, imported.stage)) stage(imported.published_at, imported.stage, file.petition.rejection_code);
  for (const auto& duty : imported.duties) {
    const bool known = is_event(duty.kind) ? file.petition.debate_reached_at.has_value()
                                           : file.petition.response_reached_at.has_value();
    if (known) entries.push_back({duty.opened_at, "duty_opened", {{"duty", duty.rule}}});
    if (duty.met_at) entries.push_back({*duty.met_at, "duty_met", {{"duty", duty.rule}}});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return entries;
}

}  // namespace

Placed place(soci::session& sql, const Office& office, const std::string& service, PetitionFile& file) {
  const auto& process = office.process(service);
  Placed placed;
  auto& imported = placed.imported;
  imported.service = service;
  imported.origin = std::to_string(file.id);
  imported.id = file.id;
  imported.count_base = file.count;
  imported.created_at = file.petition.created_at;
  if (file.state == "open" || file.state == "closed") {
    place_published(sql, office, process, file, imported);
  } else if (file.state == "rejected") {
    imported.stage = need_stage(rejected_stage(process), file).id;
    imported.published_at = file.petition.rejected_at ? file.petition.rejected_at : file.petition.updated_at;
  } else if (file.state == "hidden") {
    imported.stage = need_stage(hidden_stage(process), file).id;
  } else {
    throw Refused("data.attributes.state: expected open, closed, rejected or hidden, got " + file.state);
  }
  imported.duties = duties_of(process, file);
  // A process without such a duty has no place for them.
  if (file.answer && file.answer->duty.empty()) file.answer.reset();
  if (file.debate && file.debate->duty.empty()) file.debate.reset();
  placed.timeline = timeline_of(process, file, imported);
  return placed;
}

}  // namespace kenes::petition
