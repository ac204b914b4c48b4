#include <spdlog/fmt/fmt.h>

#include "pauses/pause_row.hpp"
#include "pauses/pauses.hpp"

namespace kenes::participation {

Result<Pause> KitPauses::begin(soci::session& sql, std::string_view service, const std::string& reason,
                               const Actor& by) {
  const std::string slug(service);
  const auto* known = host_.service(service);
  if (!known || known->process.empty()) {
    return fail("no_process", fmt::format("there is no service '{}' with a process", slug));
  }
  if (reason.empty()) return fail("reason_required", "a pause needs a reason, which everyone can read");
  const int collecting = engine_.process(service).collects_in_pauses ? 1 : 0;
  const auto now = micros(host_.clock().now());
  soci::rowset<soci::row> begun =
      (sql.prepare << "insert into participation.pause as p (service, reason, collecting, began_at, began_by) values "
                      "(cast(:service as text), cast(:reason as text), cast(cast(:collecting as int) as bool), "
                      "kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) "
                      "on conflict (service) where ended_at is null do nothing returning " +
                          std::string(pause_columns),
       soci::use(slug), soci::use(reason), soci::use(collecting), soci::use(now), soci::use(by.person_id));
  std::optional<Pause> pause;
  for (const auto& row : begun) pause = to_pause(row);
  if (!pause) return fail("paused_already", fmt::format("the service '{}' is paused already", slug));
  host_.audit().record(sql,
                       {by.person_id, "participation.begin_pause", "service:" + slug, {{"reason", pause->reason}}});
  return *pause;
}

std::optional<Pause> KitPauses::current(soci::session& sql, std::string_view service) {
  const std::string slug(service);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + std::string(pause_columns) +
                          " from participation.pause p where p.service = cast(:service as text) and p.ended_at is null",
       soci::use(slug));
  for (const auto& row : rows) return to_pause(row);
  return std::nullopt;
}

std::vector<Pause> KitPauses::history(soci::session& sql, std::string_view service) {
  const std::string slug(service);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + std::string(pause_columns) +
                          " from participation.pause p where p.service = cast(:service as text) "
                          "order by p.began_at desc limit 100",
       soci::use(slug));
  std::vector<Pause> all;
  for (const auto& row : rows) all.push_back(to_pause(row));
  return all;
}

}  // namespace kenes::participation
