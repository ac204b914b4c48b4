#include <limits>

#include "acts/act_row.hpp"
#include "acts/acts.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

const std::string& act_columns() {
  static const auto* const columns = new std::string(
      "a.id, a.submission_id, a.rule, a.kind, a.authority, a.text, coalesce(cast(a.on_day as text), ''), a.body, "
      "a.duty, "
      "kenes.to_micros(a.at), kenes.to_micros(a.withdrawn_at), a.withdrawn_because");
  return *columns;
}

Act to_act(const soci::row& row) {
  return {number_at(row, 0), number_at(row, 1), text_at(row, 2), text_at(row, 3),  text_at(row, 4),  text_at(row, 5),
          text_at(row, 6),   text_at(row, 7),   text_at(row, 8), *time_at(row, 9), time_at(row, 10), text_at(row, 11)};
}

std::optional<Act> KitActs::find(soci::session& sql, std::int64_t id) {
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + act_columns() + " from participation.act a where a.id = cast(:id as bigint)",
       soci::use(id));
  for (const auto& row : rows) return to_act(row);
  return std::nullopt;
}

std::vector<Act> KitActs::of(soci::session& sql, std::int64_t submission_id) {
  soci::rowset<soci::row> rows =
      (sql.prepare
           << "select " + act_columns() +
                  " from participation.act a where a.submission_id = cast(:id as bigint) order by a.id limit 500",
       soci::use(submission_id));
  std::vector<Act> acts;
  for (const auto& row : rows) acts.push_back(to_act(row));
  return acts;
}

std::vector<Act> KitActs::latest(soci::session& sql, std::string_view service, std::int64_t before, int limit) {
  const std::string slug(service);
  const std::int64_t below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  soci::rowset<soci::row> rows =
      (sql.prepare << "select " + act_columns() +
                          " from participation.act a where a.service = cast(:service as text) "
                          "and a.id < cast(:before as bigint) order by a.id desc limit cast(:limit as int)",
       soci::use(slug), soci::use(below), soci::use(limit));
  std::vector<Act> acts;
  for (const auto& row : rows) acts.push_back(to_act(row));
  return acts;
}

}  // namespace kenes::participation
