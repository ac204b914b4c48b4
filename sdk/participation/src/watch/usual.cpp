// What is usual in the portal, where a submission has no history of its own.
#include "submission/record.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

// With nothing left to read, so that no surge can be found any more in what is counted.
std::vector<std::int64_t> quiet(soci::session& sql, Time since) {
  const auto before = micros(since);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select distinct r.submission_id from participation.support_rate r "
                      "join participation.watched w on w.submission_id = r.submission_id "
                      "join participation.submission s on s.id = r.submission_id where r.usual is null "
                      "and r.bucket < kenes.to_time(cast(:before as bigint)) and w.read_to >= s.ledger_size limit 500",
       soci::use(before));
  std::vector<std::int64_t> ids;
  for (const auto& row : rows) ids.push_back(number_at(row, 0));
  return ids;
}

}  // namespace

void count_usual(soci::session& sql, std::int64_t submission_id, Time until) {
  const auto to = micros(until);
  const std::int64_t window = std::chrono::microseconds(WatchRules::window).count();
  // Of all supports those are left out that the sources of one kind left out; the kinds overlap, so the most of them.
  sql << "with g as materialized (select dimension, key, kenes.to_time(kenes.to_micros(began_at) - cast(:window as "
         "bigint)) as began_at, last_at from participation.support_surge where submission_id = cast(:id as bigint) "
         "and dimension <> 'all'), "
         "r as materialized (select r.bucket, r.dimension, r.key, r.count, exists (select 1 from g where g.dimension = "
         "r.dimension and g.key = r.key and r.bucket > g.began_at and r.bucket <= g.last_at) as surged "
         "from participation.support_rate r where r.submission_id = cast(:of as bigint) and r.usual is null "
         "and r.bucket <= kenes.to_time(cast(:until as bigint))), "
         "x as (select bucket, max(n) as n from (select bucket, sum(count) as n from r where surged "
         "group by bucket, dimension) d group by bucket), "
         "c as materialized (select r.bucket, r.dimension, r.key, cast(case when r.surged then 0 when r.dimension = "
         "'all' then greatest(0, r.count - coalesce(x.n, 0)) else r.count end as bigint) as usual "
         "from r left join x on x.bucket = r.bucket), "
         "t as (update participation.support_rate t set usual = c.usual from c where t.submission_id = "
         "cast(:its as bigint) and t.bucket = c.bucket and t.dimension = c.dimension and t.key = c.key) "
         "insert into participation.support_usual as u (dimension, key, count, last_at) "
         "select dimension, key, sum(usual), max(bucket) from c where usual > 0 group by 1, 2 order by 1, 2 "
         "on conflict (dimension, key) do update set count = u.count + excluded.count, "
         "last_at = greatest(u.last_at, excluded.last_at)",
      soci::use(window), soci::use(submission_id), soci::use(submission_id), soci::use(to), soci::use(submission_id);
}

void KitWatch::count_quiet() {
  // The last support of a bucket may have come at its end, and the window of a surge begins behind that.
  const auto since = host_.clock().now() - WatchRules::window - WatchRules::step;
  while (true) {
    const auto ids = host_.database().read([&](soci::session& sql) { return quiet(sql, since); });
    if (ids.empty()) return;
    for (const auto id : ids) {
      host_.database().write([&](soci::session& sql) {
        sql << "select 1 from participation.watched where submission_id = cast(:id as bigint) for update",
            soci::use(id);
        count_usual(sql, id, since);
      });
    }
  }
}

}  // namespace kenes::participation
