#include "submission/goals.hpp"
#include "calendar/deadline.hpp"
#include "engine/engine.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <stdexcept>

namespace kenes::participation {
namespace {

std::int64_t population_of(soci::session& sql, const std::string& territory, const std::string& process) {
  long long population = 0;
  sql << "select population from participation.territory where code = cast(:code as text)", soci::use(territory),
      soci::into(population);
  if (population > 0) return population;
  throw std::runtime_error(fmt::format(
      "the process '{}' asks for a share of the population of the territory '{}', which is not known; add it to the "
      "portal's territories",
      process, territory));
}

}  // namespace

void KitEngine::set_goals(soci::session& sql, Record& record, const Stage& stage) {
  if (!stage.takes_support() || record.shown.goals.contains(stage.id)) return;
  const auto& process = process_of(sql, record);
  const auto asked = [&](const Requirement& written) -> const Requirement& {
    return process.at_level(written, record.shown.level);
  };
  const auto same_everywhere = [&](const Requirement& written) {
    return asked(written).none() || asked(written).fixed();
  };
  if (same_everywhere(stage.need) && std::all_of(stage.thresholds.begin(), stage.thresholds.end(),
                                                 [&](const auto& one) { return same_everywhere(one.requirement); })) {
    return;
  }
  const auto total = [&](const Requirement& written) {
    const auto& form = asked(written);
    if (form.none() || form.fixed()) return form.fixed();
    return form.total(population_of(sql, form.of.empty() ? record.shown.territory : form.of, process.key));
  };
  Goals goals{total(stage.need), {}};
  for (const auto& threshold : stage.thresholds) goals.thresholds.push_back(total(threshold.requirement).value_or(0));
  const auto json = to_json(stage.id, goals);
  sql << "update participation.submission set goals = coalesce(goals, '{}') || cast(:goals as jsonb) "
         "where id = cast(:id as bigint)",
      soci::use(json), soci::use(record.shown.id);
  record.shown.goals.emplace(stage.id, std::move(goals));
}

std::optional<std::int64_t> KitEngine::plain_need(soci::session& sql, const Record& record, const Stage& stage) {
  if (stage.kind != StageKind::collect || record.shown.held_since) return std::nullopt;
  const auto& process = process_of(sql, record);
  if (process.at_level(stage.need, record.shown.level).across) return std::nullopt;
  return need_of(process, stage, record.shown);
}

std::optional<Time> KitEngine::deadline_after(soci::session& sql, const Process& process,
                                              const std::optional<Period>& period, Time from) {
  static const auto* const weekends_only = new Calendar;
  const auto& calendar = process.calendar ? *process.calendar : *weekends_only;
  return participation::deadline_after(sql, from, period, host_.time_zone(), calendar);
}

}  // namespace kenes::participation
