#include "engine/engine.hpp"

#include <stdexcept>

namespace kenes::participation {

const Process& KitEngine::process_of(const Submission& submission) const {
  if (const auto* process = processes_.known(submission.process_version)) return *process;
  throw std::invalid_argument("the submission was not read through the engine: its process version is not known");
}

const Stage& KitEngine::stage_of(soci::session& sql, const Record& record) {
  if (const auto* stage = process_of(sql, record).stage(record.shown.stage)) return *stage;
  throw std::runtime_error("a submission stands in the stage '" + record.shown.stage +
                           "' that its process doesn't have");
}

std::optional<Submission> KitEngine::find(soci::session& sql, std::int64_t id) {
  const auto record = find_record(sql, id);
  if (!record) return std::nullopt;
  process_of(sql, *record);  // so that process_of() knows it
  return record->shown;
}

std::optional<Submission> KitEngine::find_together(std::int64_t id) {
  const auto found = together_.find(id);
  return found ? std::optional(*found) : std::nullopt;
}

std::map<std::int64_t, Submission> KitEngine::find_all(const std::vector<std::int64_t>& ids) {
  return host_.database().read([&](soci::session& sql) {
    std::map<std::int64_t, Submission> found;
    for (auto& record : find_records(sql, ids)) {
      process_of(sql, record);  // so that process_of() knows it
      found.emplace(record.shown.id, std::move(record.shown));
    }
    return found;
  });
}

void KitEngine::listen(std::string_view service, Listener& listener) {
  listeners_[std::string(service)].push_back(&listener);
}

}  // namespace kenes::participation
