#include <algorithm>

#include "kenes/participation/submission.hpp"

namespace kenes::participation {
namespace {

// What was kept when the stage was entered, for a number that isn't the same everywhere.
const Goals* kept(const Submission& submission, const Stage& stage) {
  const auto found = submission.goals.find(stage.id);
  return found == submission.goals.end() ? nullptr : &found->second;
}

void replace_all(std::string& text, std::string_view what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

std::optional<std::int64_t> need_of(const Process& process, const Stage& stage, const Submission& submission) {
  const auto& asked = process.at_level(stage.need, submission.level);
  if (asked.none() || asked.fixed()) return asked.fixed();
  const auto* goals = kept(submission, stage);
  return goals ? goals->need : std::nullopt;
}

std::optional<std::int64_t> threshold_of(const Process& process, const Stage& stage, std::size_t index,
                                         const Submission& submission) {
  const auto& asked = process.at_level(stage.thresholds.at(index).requirement, submission.level);
  if (asked.none() || asked.fixed()) return asked.fixed();
  const auto* goals = kept(submission, stage);
  return goals && index < goals->thresholds.size() ? std::optional(goals->thresholds[index]) : std::nullopt;
}

std::string authority_of(const Process& process, const Submission& submission, std::string_view by) {
  std::string authority(by);
  if (const auto* level = process.level(submission.level)) replace_all(authority, "{level}", level->authority);
  if (const auto* field = process.field(submission.field)) replace_all(authority, "{field}", field->authority);
  replace_all(authority, "{addressee}", submission.addressee);
  auto place = submission.territory;
  std::transform(place.begin(), place.end(), place.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  replace_all(authority, "{territory}", place);
  return authority;
}

}  // namespace kenes::participation
