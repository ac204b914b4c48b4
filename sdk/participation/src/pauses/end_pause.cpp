#include <spdlog/fmt/fmt.h>

#include "pauses/pause_row.hpp"
#include "pauses/pauses.hpp"

namespace kenes::participation {
namespace {

// What a pause took from something that began at `since`, as local time, and put on `due`: in SQL, with p, of the row's
// columns. A deadline that was over when the pause began is not touched, nor one that began after it ended.
std::string put_off(const std::string& due, const std::string& since) {
  return fmt::format(
      "(({0} at time zone p.zone) + ((p.ended_at at time zone p.zone) - "
      "(greatest(p.began_at, {1}) at time zone p.zone))) at time zone p.zone",
      due, since);
}
std::string interrupted(const std::string& due, const std::string& since) {
  return fmt::format("{0} > greatest(p.began_at, {1})", due, since);
}

struct Extended {
  std::int64_t id;
  int entry;
};

// Locked in the order of ids, as the ledger does. Those of which the timer has gone off, or should have.
std::vector<Extended> extend_stages(soci::session& sql, std::int64_t pause, const std::string& zone) {
  soci::rowset<soci::row> rows =
      (sql.prepare
           << "with p as (select service, reason, collecting, began_at, ended_at, cast(:zone as text) as zone "
              "from participation.pause where id = cast(:pause as bigint)), "
              "due as (select s.id, s.stage_until as was from participation.submission s, p "
              "where s.service = p.service and s.stage_until is not null and " +
                  interrupted("s.stage_until", "s.stage_since") +
                  " and (s.stage_kind in ('draft', 'review') or (s.stage_kind = 'collect' and not p.collecting)) "
                  "order by s.id for no key update of s), "
                  "moved as (update participation.submission s set stage_until = " +
                  put_off("s.stage_until", "s.stage_since") +
                  " from due, p where s.id = due.id "
                  "returning s.id, s.stage_entry, s.stage_kind, s.stage_until, s.visibility, due.was), "
                  "told as (insert into participation.timeline (submission_id, at, kind, data, everyone) "
                  "select m.id, p.ended_at, 'deadline_extended', jsonb_build_object('reason', p.reason, "
                  "'until', to_char(m.stage_until at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')), "
                  "m.visibility = 'everyone' from moved m, p) "
                  "select m.id, cast(m.stage_entry as bigint) from moved m, p "
                  "where m.stage_kind <> 'review' and m.was <= p.ended_at",
       soci::use(zone), soci::use(pause));
  std::vector<Extended> extended;
  for (const auto& row : rows) extended.push_back({number_at(row, 0), static_cast<int>(number_at(row, 1))});
  return extended;
}

void extend_duties(soci::session& sql, std::int64_t pause, const std::string& zone) {
  sql << "update participation.duty d set due_at = " + put_off("d.due_at", "d.opened_at") +
             " from (select service, began_at, ended_at, cast(:zone as text) as zone from participation.pause "
             "where id = cast(:pause as bigint)) p "
             "where d.service = p.service and d.met_at is null and d.lapsed_at is null and " +
             interrupted("d.due_at", "d.opened_at"),
      soci::use(zone), soci::use(pause);
}

}  // namespace

Result<Pause> KitPauses::end(soci::session& sql, std::string_view service, const Actor& by) {
  const std::string slug(service);
  const auto now = micros(host_.clock().now());
  long long id = 0;
  sql << "update participation.pause set ended_at = kenes.to_time(cast(:now as bigint)), ended_by = cast(:by as "
         "bigint) "
         "where service = cast(:service as text) and ended_at is null returning id",
      soci::use(now), soci::use(by.person_id), soci::use(slug), soci::into(id);
  if (!sql.got_data()) return fail("not_paused", fmt::format("the service '{}' is not paused", slug));
  const std::int64_t pause = id;
  for (const auto& [submission, entry] : extend_stages(sql, pause, host_.time_zone())) {
    engine_.start_timer(sql, submission, entry);
  }
  extend_duties(sql, pause, host_.time_zone());
  host_.audit().record(sql, {by.person_id, "participation.end_pause", "service:" + slug, {{"pause", pause}}});
  return history(sql, service).front();
}

}  // namespace kenes::participation
