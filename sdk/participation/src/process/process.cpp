#include "kenes/participation/process.hpp"

#include <algorithm>

namespace kenes::participation {
namespace {

template <class T>
const T* find(const std::vector<T>& all, std::string T::*key, std::string_view wanted) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.*key == wanted; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Outcome* Stage::outcome(std::string_view wanted) const {
  return find(outcomes, &Outcome::id, wanted);
}
const Stage* Process::stage(std::string_view id) const {
  return find(stages, &Stage::id, id);
}
const DutyRule* Process::duty(std::string_view id) const {
  return find(duties, &DutyRule::id, id);
}
const Reason* Process::reason(std::string_view code) const {
  return find(reasons, &Reason::code, code);
}

const ActRule* Process::act(std::string_view id) const {
  return find(acts, &ActRule::id, id);
}

const Level* Process::level(std::string_view kind) const {
  return find(levels, &Level::kind, kind);
}

const Field* Process::field(std::string_view id) const {
  return find(fields, &Field::id, id);
}

const Requirement& Process::at_level(const Requirement& asked, std::string_view kind) const {
  static const auto* const nothing = new Requirement;
  if (!asked.by_level) return asked;
  const auto* found = level(kind);
  return found ? found->need : *nothing;
}

std::int64_t Process::limit(std::string_view name, std::int64_t fallback) const {
  const auto found = limits.find(name);
  return found == limits.end() ? fallback : found->second;
}

}  // namespace kenes::participation
