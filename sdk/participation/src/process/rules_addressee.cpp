#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <set>

#include "process/rules.hpp"

namespace kenes::participation {
namespace {

constexpr std::string_view placeholder = "{addressee}";

bool left_to_review(const std::string& by) {
  return by.find(placeholder) != std::string::npos;
}

// The stages that a submission can stand in before any review has chosen an authority for it.
std::set<std::string> undecided(const Process& process) {
  std::set<std::string> seen;
  std::vector<std::string> next;
  if (!process.stages.empty()) next.push_back(process.stages.front().id);
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    const auto* stage = process.stage(id);
    if (stage == nullptr || !seen.insert(id).second) continue;
    next.push_back(stage->then);
    next.push_back(stage->otherwise);
    for (const auto& outcome : stage->outcomes) {
      if (outcome.addressee.empty()) next.push_back(outcome.to);
    }
  }
  return seen;
}

// The duties that a stage opens.
std::vector<std::string> opened_by(const Stage& stage) {
  auto duties = stage.opens;
  for (const auto& threshold : stage.thresholds) duties.push_back(threshold.opens);
  return duties;
}

bool is_left_to_review(const Process& process, const std::string& duty) {
  const auto* rule = process.duty(duty);
  return rule != nullptr && left_to_review(rule->by);
}

}  // namespace

void check_addressees(const Process& process, const Document& document, std::vector<Fault>& faults) {
  const auto without = undecided(process);
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& stage = process.stages[i];
    for (std::size_t j = 0; j < stage.outcomes.size(); ++j) {
      const auto& outcome = stage.outcomes[j];
      if (outcome.addressee.find('{') == std::string::npos) continue;
      faults.push_back({document.locate(fmt::format("/stage/{}/outcomes/{}/addressee", i, j)),
                        fmt::format("'{}' can't be the addressee of the outcome '{}'", outcome.addressee, outcome.id),
                        "write the key of an [[authority]] of the portal"});
    }
    if (!without.contains(stage.id)) continue;
    const std::string hint = "let every outcome that leads there say addressee = \"…\", or write the authority's key";
    if (left_to_review(stage.by)) {
      faults.push_back({document.locate(fmt::format("/stage/{}/by", i)),
                        fmt::format("stage '{}' may begin before a review has chosen its {}", stage.id, placeholder),
                        hint});
    }
    for (const auto& duty : opened_by(stage)) {
      if (!is_left_to_review(process, duty)) continue;
      faults.push_back({document.locate(fmt::format("/stage/{}", i)),
                        fmt::format("stage '{}' may open the duty '{}' before a review has chosen its {}", stage.id,
                                    duty, placeholder),
                        hint});
    }
  }
}

}  // namespace kenes::participation
