#include "engine/engine.hpp"
#include "submission/duty_row.hpp"
#include "timeline/stage_entry.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {

void KitEngine::lapse_duty(soci::session& sql, const Record& record, const std::string& rule) {
  const auto id = record.shown.id;
  const auto now = micros(host_.clock().now());
  soci::rowset<soci::row> rows =
      (sql.prepare << "update participation.duty d set lapsed_at = kenes.to_time(cast(:now as bigint)) "
                      "where d.submission_id = cast(:id as bigint) and d.rule = cast(:rule as text) "
                      "and d.met_at is null and d.lapsed_at is null returning " +
                          duty_columns(),
       soci::use(now), soci::use(id), soci::use(rule));
  std::optional<Duty> duty;
  for (const auto& row : rows) duty = to_duty(row);
  if (!duty) return;
  add_duty_entry(sql, *duty, "duty_lapsed", *duty->lapsed_at);
  host_.audit().record(sql, {0, "participation.lapse_duty", fmt::format("submission:{}", id), {{"duty", rule}}});
  each_listener(record.shown.service, [&](Listener& listener) { listener.duty_lapsed(sql, record.shown, *duty); });
}

}  // namespace kenes::participation
