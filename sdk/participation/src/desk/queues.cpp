#include "desk/desk.hpp"
#include "kenes/sql.hpp"
#include "submission/duty_row.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

std::vector<Desk::Waiting> KitDesk::queue(soci::session& sql, std::string_view service, int limit, int offset) {
  const std::string slug(service);
  const auto now = micros(host_.clock().now());
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + record_columns() +
                          ", c.person_id, c.name, kenes.to_micros(c.until) from participation.submission s "
                          "left join participation.claim c on c.submission_id = s.id "
                          "and c.until > kenes.to_time(cast(:now as bigint)) "
                          "where s.service = cast(:service as text) and s.stage_kind = 'review' "
                          "order by s.stage_until, s.id limit cast(:limit as int) offset cast(:offset as int)",
       soci::use(now), soci::use(slug), soci::use(limit), soci::use(offset));
  std::vector<Waiting> waiting;
  for (const auto& row : rows) {
    Waiting one{to_record(row).shown, std::nullopt};
    constexpr auto claim = record_width;
    if (const auto until = time_at(row, claim + 2)) {
      one.claim = {number_at(row, claim), text_at(row, claim + 1), *until};
    }
    waiting.push_back(std::move(one));
  }
  return waiting;
}

std::int64_t KitDesk::queue_length(soci::session& sql, std::string_view service) {
  const std::string slug(service);
  long long length = 0;
  sql << "select count(*) from participation.submission where service = cast(:service as text) and stage_kind = "
         "'review'",
      soci::use(slug), soci::into(length);
  return length;
}

std::vector<Duty> KitDesk::open_duties_of(soci::session& sql, std::string_view service,
                                          const std::vector<std::string>& authorities, int limit, int offset) {
  const std::string slug(service), keys = sql::array(authorities);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + duty_columns() +
                          " from participation.duty d where d.service = cast(:service as text) and "
                          "d.authority = any(cast(:keys as text[])) and d.met_at is null "
                          "and d.lapsed_at is null order by d.due_at, d.submission_id limit cast(:limit as int) offset "
                          "cast(:offset as int)",
       soci::use(slug), soci::use(keys), soci::use(limit), soci::use(offset));
  std::vector<Duty> duties;
  for (const auto& row : rows) duties.push_back(to_duty(row));
  return duties;
}

std::vector<Duty> KitDesk::open_duties(soci::session& sql, std::string_view service, int limit, int offset) {
  const std::string slug(service);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + duty_columns() +
                          " from participation.duty d where d.service = cast(:service as text) and d.met_at is null "
                          "and d.lapsed_at is null order by d.due_at, d.submission_id limit cast(:limit as int) offset "
                          "cast(:offset as int)",
       soci::use(slug), soci::use(limit), soci::use(offset));
  std::vector<Duty> duties;
  for (const auto& row : rows) duties.push_back(to_duty(row));
  return duties;
}

}  // namespace kenes::participation
