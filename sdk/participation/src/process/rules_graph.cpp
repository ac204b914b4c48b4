#include <spdlog/fmt/fmt.h>

#include <set>

#include "process/rules.hpp"

namespace kenes::participation {
namespace {

using Ids = std::set<std::string, std::less<>>;

std::vector<std::string> targets(const Stage& stage) {
  std::vector<std::string> all{stage.then, stage.otherwise};
  for (const auto& outcome : stage.outcomes) all.push_back(outcome.to);
  return all;
}

Ids reached(const Process& process) {
  Ids seen;
  std::vector<std::string> next{process.stages.front().id};
  while (!next.empty()) {
    const auto id = next.back();
    next.pop_back();
    const auto* stage = process.stage(id);
    if (!stage || !seen.insert(id).second) continue;
    for (auto& target : targets(*stage)) next.push_back(std::move(target));
  }
  return seen;
}

// Stages from which some way leads to an end.
Ids ending(const Process& process) {
  Ids known;
  for (bool more = true; more;) {
    more = false;
    for (const auto& stage : process.stages) {
      if (known.contains(stage.id)) continue;
      bool ends = stage.kind == StageKind::end;
      for (const auto& target : targets(stage)) ends = ends || known.contains(target);
      if (ends) more = known.insert(stage.id).second || more;
    }
  }
  return known;
}

bool has_unknown_target(const Process& process) {
  for (const auto& stage : process.stages) {
    for (const auto& target : targets(stage)) {
      if (!target.empty() && !process.stage(target)) return true;
    }
  }
  return false;
}

// A count that meets the need of one stage meets it at once in the next, and duties that were met stay met: such stages
// must not lead back.
bool circles(const Process& process, const Stage& from) {
  const auto goes_on_by_itself = [](const Stage& stage) {
    return (stage.kind == StageKind::collect && !stage.need.none()) || stage.kind == StageKind::await;
  };
  const auto* at = &from;
  for (std::size_t steps = 0; at && goes_on_by_itself(*at); ++steps) {
    if (steps > process.stages.size()) return true;
    at = process.stage(at->then);
  }
  return false;
}

}  // namespace

void check_graph(const Process& process, const Document& document, std::vector<Fault>& faults) {
  if (process.stages.empty()) return;
  boost::system::error_code none;
  const auto* kind = document.root.find_pointer("/stage/0/kind", none);
  if (kind && *kind == "end") {
    faults.push_back(
        {document.locate("/stage/0"), "the first stage is an end", "begin with a draft or a collection of support"});
  }
  const auto from_first = reached(process);
  const auto to_end = ending(process);
  // A mistyped target makes stages seem unreachable; it was reported, and these would only add noise.
  const bool broken = has_unknown_target(process);
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& id = process.stages[i].id;
    const auto where = document.locate(fmt::format("/stage/{}", i));
    if (id.empty()) continue;
    if (!broken && !from_first.contains(id)) {
      faults.push_back({where, fmt::format("stage '{}' is never reached", id),
                        "let another stage lead to it in 'then', 'otherwise' or an outcome, or remove it"});
    }
    if (circles(process, process.stages[i])) {
      faults.push_back({where, fmt::format("from stage '{}' a met need leads round in a circle", id),
                        "put a review between stages that collect, or let one of them end"});
    }
    if (!broken && !to_end.contains(id)) {
      faults.push_back({where, fmt::format("from stage '{}' no way leads to an end", id),
                        "add a stage of kind \"end\" and a way to it"});
    }
  }
}

}  // namespace kenes::participation
