// What a submission is addressed by: its place and its field.
#include "engine/address.hpp"

#include <spdlog/fmt/fmt.h>

#include <stdexcept>

#include "engine/engine.hpp"

namespace kenes::participation {

std::string level_of(soci::session& sql, const Process& process, const std::string& territory) {
  if (territory.empty() && process.levels.empty()) return {};
  std::string kind;
  sql << "select kind from participation.territory where code = cast(:code as text)", soci::use(territory),
      soci::into(kind);
  if (sql.got_data() && process.level(kind)) return kind;
  std::vector<std::string> kinds;
  for (const auto& level : process.levels) kinds.push_back(level.kind);
  throw std::invalid_argument(fmt::format(
      "a submission can't be addressed to the territory '{}': the process '{}' takes {}", territory, process.key,
      kinds.empty() ? "no addressed ones" : fmt::format("those of the kinds {}", fmt::join(kinds, ", "))));
}

std::string field_of(const Process& process, std::string_view field) {
  if (field.empty() && process.fields.empty()) return {};
  const auto* known = process.field(field);
  if (known != nullptr && !known->refuse) return known->id;
  std::vector<std::string> ids;
  for (const auto& one : process.fields) {
    if (!one.refuse) ids.push_back(one.id);
  }
  throw std::invalid_argument(
      fmt::format("nothing can be filed in the field '{}': the process '{}' takes {}", field, process.key,
                  ids.empty() ? "submissions without one" : fmt::format("the fields {}", fmt::join(ids, ", "))));
}

Result<Submission> KitEngine::readdress(soci::session& sql, std::int64_t id, std::string_view territory,
                                        std::string_view field) {
  auto record = lock_record(sql, id);
  if (!record) return fail("not_found", "there is no such submission");
  if (record->kind != StageKind::draft) {
    return fail("wrong_stage", "the submission is no draft: it stands in '" + record->shown.stage + "'");
  }
  const auto& process = process_of(sql, *record);
  const std::string place(territory), level = level_of(sql, process, place), about = field_of(process, field);
  sql << "update participation.submission set territory = cast(:territory as text), level = cast(:level as text), "
         "field = cast(:field as text) where id = cast(:id as bigint)",
      soci::use(place), soci::use(level), soci::use(about), soci::use(id);
  record->shown.territory = place;
  record->shown.level = level;
  record->shown.field = about;
  return record->shown;
}

}  // namespace kenes::participation
