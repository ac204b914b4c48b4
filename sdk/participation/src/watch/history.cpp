#include "watch/history.hpp"

#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

std::vector<Seen> read_window(soci::session& sql, std::int64_t submission_id, Time at, std::int64_t least) {
  const auto since = micros(at - WatchRules::window), end = micros(at);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select dimension, key, cast(sum(count) as bigint), min(first_number) "
                      "from participation.support_rate where submission_id = cast(:id as bigint) "
                      "and bucket > kenes.to_time(cast(:since as bigint)) "
                      "and bucket <= kenes.to_time(cast(:end as bigint)) "
                      "group by 1, 2 having sum(count) >= cast(:least as bigint) order by 1, 2",
       soci::use(submission_id), soci::use(since), soci::use(end), soci::use(least));
  std::vector<Seen> seen;
  for (const auto& row : rows) {
    seen.push_back({.source = source_from(text_at(row, 0)),
                    .key = text_at(row, 1),
                    .in_window = number_at(row, 2),
                    .first_number = number_at(row, 3)});
  }
  return seen;
}

void read_history(soci::session& sql, std::int64_t submission_id, Time at, std::vector<Seen>& seen) {
  std::vector<std::string> dimensions, keys;
  for (const auto& one : seen) {
    dimensions.emplace_back(to_word(one.source));
    keys.push_back(one.key);
  }
  const auto dimension = sql::array(dimensions), key = sql::array(keys);
  const auto step = std::chrono::microseconds(WatchRules::step), window = std::chrono::microseconds(WatchRules::window);
  const auto since = micros(at - WatchRules::window), week = micros(at - WatchRules::window - WatchRules::history);
  const std::int64_t window_us = window.count();
  soci::rowset<soci::row> rows =
      (sql.prepare << "with k as (select ordinality as place, dimension, key from unnest(cast(:dimensions as text[]), "
                      "cast(:keys as text[])) with ordinality as t(dimension, key)), "
                      // A surge was seen when it had begun up to an hour before.
                      "g as (select dimension, key, kenes.to_time(kenes.to_micros(began_at) - cast(:window as bigint)) "
                      "as began_at, last_at from participation.support_surge where submission_id = cast(:id as bigint) "
                      "and last_at > kenes.to_time(cast(:week as bigint))), "
                      "h as (select r.dimension, r.key, sum(r.count) filter (where g.key is null) as before, "
                      "count(*) filter (where g.key is not null) as surged, min(r.bucket) as first_at, "
                      "sum(r.usual) as usual "
                      "from participation.support_rate r join k on k.dimension = r.dimension and k.key = r.key "
                      "left join g on g.dimension = r.dimension and g.key = r.key and r.bucket > g.began_at "
                      "and r.bucket <= g.last_at where r.submission_id = cast(:of as bigint) "
                      "and r.bucket > kenes.to_time(cast(:from as bigint)) "
                      "and r.bucket <= kenes.to_time(cast(:since as bigint)) group by 1, 2) "
                      "select k.place, cast(coalesce(h.before, 0) as bigint), coalesce(h.surged, 0), "
                      "coalesce(kenes.to_micros(h.first_at), 0), coalesce(u.count, 0), cast(coalesce(h.usual, 0) as "
                      "bigint) from k "
                      "left join h on h.dimension = k.dimension and h.key = k.key "
                      "left join participation.support_usual u on u.dimension = k.dimension and u.key = k.key",
       soci::use(dimension), soci::use(key), soci::use(window_us), soci::use(submission_id), soci::use(week),
       soci::use(submission_id), soci::use(week), soci::use(since));
  for (const auto& row : rows) {
    auto& one = seen.at(static_cast<std::size_t>(number_at(row, 0)) - 1);
    one.before = number_at(row, 1);
    one.surged = step * number_at(row, 2);
    one.first_at = from_micros(number_at(row, 3));
    one.in_portal = number_at(row, 4);
    one.of_that_here = number_at(row, 5);
  }
}

}  // namespace kenes::participation
