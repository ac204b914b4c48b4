#include "timeline/timeline.hpp"

#include "submission/record.hpp"

namespace kenes::participation {

void KitTimeline::add(soci::session& sql, std::int64_t submission_id, const TimelineEntry& entry) {
  const auto at = micros(entry.at);
  const auto data = boost::json::serialize(entry.data);
  const int everyone = entry.everyone ? 1 : 0;
  sql << "insert into participation.timeline (submission_id, at, kind, data, everyone) values (cast(:id as bigint), "
         "kenes.to_time(cast(:at as bigint)), cast(:kind as text), cast(:data as jsonb), cast(cast(:all as int) as "
         "bool))",
      soci::use(submission_id), soci::use(at), soci::use(entry.kind), soci::use(data), soci::use(everyone);
}

std::vector<TimelineEntry> KitTimeline::read(soci::session& sql, std::int64_t submission_id, bool everyone_only) {
  const int only = everyone_only ? 1 : 0;
  soci::rowset<soci::row> rows =
      (sql.prepare
           << "select kenes.to_micros(t.at), t.kind, cast(t.data as text), cast(cast(t.everyone as int) as bigint) "
              "from participation.timeline t where t.submission_id = cast(:id as bigint) and "
              "(t.everyone or cast(:only as int) = 0) order by t.at, t.id limit 500",
       soci::use(submission_id), soci::use(only));
  std::vector<TimelineEntry> entries;
  for (const auto& row : rows) {
    entries.push_back(
        {*time_at(row, 0), text_at(row, 1), boost::json::parse(text_at(row, 2)).as_object(), number_at(row, 3) != 0});
  }
  return entries;
}

void KitTimeline::replace(soci::session& sql, std::int64_t submission_id, const std::vector<TimelineEntry>& entries) {
  sql << "delete from participation.timeline where submission_id = cast(:id as bigint)", soci::use(submission_id);
  for (const auto& entry : entries) add(sql, submission_id, entry);
}

}  // namespace kenes::participation
