#include "engine/engine.hpp"
#include "submission/duty_row.hpp"
#include "timeline/stage_entry.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {
namespace {

std::string subject(std::int64_t id) {
  return fmt::format("submission:{}", id);
}

}  // namespace

void KitEngine::open_duty(soci::session& sql, const Record& record, const DutyRule& rule) {
  const auto id = record.shown.id;
  const auto now = micros(host_.clock().now());
  const auto& process = process_of(sql, record);
  const auto authority = authority_of(process, record.shown, rule.by);
  TimeParameter due(deadline_after(sql, process, rule.within, host_.clock().now()));
  soci::rowset<soci::row> opened =
      (sql.prepare
           << "insert into participation.duty as d (submission_id, rule, kind, authority, service, opened_at, due_at) "
              "select cast(:id as bigint), cast(:rule as text), cast(:kind as text), cast(:by as text), "
              "cast(:service as text), kenes.to_time(cast(:now as bigint)), kenes.to_time(cast(:due as bigint)) "
              "on conflict (submission_id, rule) do update set authority = excluded.authority, "
              "opened_at = excluded.opened_at, due_at = excluded.due_at, lapsed_at = null "
              "where d.lapsed_at is not null and d.met_at is null returning " +
                  duty_columns(),
       soci::use(id), soci::use(rule.id), soci::use(rule.kind), soci::use(authority), soci::use(record.shown.service),
       soci::use(now), soci::use(due.us, due.indicator));
  // Opened once for ever, unless it lapsed meanwhile.
  std::optional<Duty> duty;
  for (const auto& row : opened) duty = to_duty(row);
  if (!duty) return;
  add_duty_entry(sql, *duty, "duty_opened", duty->opened_at);
  host_.audit().record(sql, {0, "participation.open_duty", subject(id), {{"duty", rule.id}}});
  each_listener(record.shown.service, [&](Listener& listener) { listener.duty_opened(sql, record.shown, *duty); });
}

Result<Duty> KitEngine::meet_duty(soci::session& sql, std::int64_t id, std::string_view rule, const Actor& by) {
  auto record = lock_record(sql, id);
  if (!record) return fail("not_found", "there is no such submission");
  const auto now = micros(host_.clock().now());
  const std::string name(rule);
  soci::rowset<soci::row> met =
      (sql.prepare << "update participation.duty d set met_at = kenes.to_time(cast(:now as bigint)), "
                      "met_by = cast(:by as bigint) where d.submission_id = cast(:id as bigint) and "
                      "d.rule = cast(:rule as text) and d.met_at is null and d.lapsed_at is null returning " +
                          duty_columns(),
       soci::use(now), soci::use(by.person_id), soci::use(id), soci::use(name));
  std::optional<Duty> duty;
  for (const auto& row : met) duty = to_duty(row);
  if (!duty)
    return fail("not_open", "the duty '" + name + "' is not open: it was met already, has lapsed or was never opened");
  add_duty_entry(sql, *duty, "duty_met", *duty->met_at);
  host_.audit().record(sql, {by.person_id, "participation.meet_duty", subject(id), {{"duty", name}}});
  each_listener(record->shown.service, [&](Listener& listener) { listener.duty_met(sql, record->shown, *duty); });
  go_on_if_met(sql, *record);
  return *duty;
}

std::vector<Duty> KitEngine::duties(soci::session& sql, std::int64_t id) {
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + duty_columns() +
                          " from participation.duty d where d.submission_id = cast(:id as bigint) "
                          "order by d.opened_at, d.rule",
       soci::use(id));
  std::vector<Duty> all;
  for (const auto& row : rows) all.push_back(to_duty(row));
  return all;
}

}  // namespace kenes::participation
