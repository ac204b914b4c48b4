#include "domain/stages.hpp"

#include <algorithm>

namespace kenes::petition {

using participation::Visibility;

bool is_public(const Stage& stage) {
  return stage.visibility == Visibility::everyone;
}
bool collects(const Stage& stage) {
  return stage.takes_support();
}
bool collects_publicly(const Stage& stage) {
  return collects(stage) && is_public(stage);
}

const Stage* open_stage(const Process& process) {
  const auto found = std::find_if(process.stages.begin(), process.stages.end(), collects_publicly);
  return found == process.stages.end() ? nullptr : &*found;
}

const Stage* closed_stage(const Process& process) {
  const Stage* open = open_stage(process);
  if (open == nullptr) return nullptr;
  return process.stage(open->otherwise.empty() ? open->then : open->otherwise);
}

namespace {

const Stage* refusal(const Process& process, bool shown) {
  for (const auto& stage : process.stages) {
    for (const auto& outcome : stage.outcomes) {
      const Stage* target = process.stage(outcome.to);
      if (outcome.needs_reason && target != nullptr && is_public(*target) == shown) return target;
    }
  }
  return nullptr;
}

}  // namespace

const Stage* rejected_stage(const Process& process) {
  return refusal(process, true);
}
const Stage* hidden_stage(const Process& process) {
  return refusal(process, false);
}

bool refuses(const Process& process, std::string_view stage) {
  for (const auto& from : process.stages) {
    for (const auto& outcome : from.outcomes) {
      if (outcome.needs_reason && outcome.to == stage) return true;
    }
  }
  return false;
}

std::vector<const Stage*> public_stages(const Process& process) {
  std::vector<const Stage*> stages;
  for (const auto& stage : process.stages) {
    if (is_public(stage)) stages.push_back(&stage);
  }
  return stages;
}

bool is_event(std::string_view duty_kind) {
  return duty_kind == "debate" || duty_kind == "hearing";
}

}  // namespace kenes::petition
