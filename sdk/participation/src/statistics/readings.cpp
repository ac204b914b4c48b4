#include "kenes/sql.hpp"
#include "statistics/statistics.hpp"
#include "submission/record.hpp"

#include <algorithm>

namespace kenes::participation {
namespace {

std::vector<Reading> read(soci::session& sql, std::int64_t submission_id, int points) {
  const auto most = std::max(points, 2);
  // Row i of n falls into the step i * (points - 1) / (n - 1); the first row of each step is kept: exactly `points`
  // rows, the first and the last among them, or all if there are no more.
  soci::rowset<soci::row> rows =
      (sql.prepare
           << "select kenes.to_micros(r.at), r.count from (select at, count, "
              "row_number() over (order by at) - 1 as i, count(*) over () as n, cast(:points as bigint) - 1 as p "
              "from participation.reading where submission_id = cast(:id as bigint)) r "
              "where r.n <= r.p + 1 or r.i = 0 or r.i * r.p / (r.n - 1) > (r.i - 1) * r.p / (r.n - 1) "
              "order by r.at",
       soci::use(most), soci::use(submission_id));
  std::vector<Reading> all;
  for (const auto& row : rows) all.push_back({*time_at(row, 0), number_at(row, 1)});
  return all;
}

}  // namespace

std::vector<Reading> KitStatistics::readings(soci::session& sql, std::int64_t submission_id, int points) {
  return readings_.get({submission_id, points}, host_.clock().now(), [&] { return read(sql, submission_id, points); });
}

void KitStatistics::replace_readings(soci::session& sql, std::int64_t submission_id,
                                     const std::vector<Reading>& readings) {
  std::vector<std::int64_t> times, counts;
  for (const auto& reading : readings) {
    times.push_back(micros(reading.at));
    counts.push_back(reading.count);
  }
  const auto at = sql::array(times), count = sql::array(counts);
  sql << "delete from participation.reading where submission_id = cast(:id as bigint)", soci::use(submission_id);
  sql << "insert into participation.reading (submission_id, at, count) select cast(:id as bigint), "
         "kenes.to_time(n.at), "
         "n.count from unnest(cast(:times as bigint[]), cast(:counts as bigint[])) as n(at, count) on conflict do "
         "nothing",
      soci::use(submission_id), soci::use(at), soci::use(count);
  readings_.forget_all();
}

int KitStatistics::take_readings(soci::session& sql, Time now, int limit) {
  // What the ledger left behind, it left within seconds after it had brought the list up.
  const auto at = micros(now), since = micros(now - std::chrono::hours{24});
  long long taken = 0;
  // Planned anew each time, because few were listed lately. Locked in the order of ids, as the ledger does.
  sql << "/* planned anew */ with moved as (select id from participation.submission where listed_count <> "
         "reading_count order by id limit cast(:limit as int)), "
         "behind as (select id from participation.submission where listed_at > kenes.to_time(cast(:since as bigint)) "
         "and listed_count <> support_count limit cast(:most as int)), "
         "due as (select id from participation.submission where id in (select id from moved union select id from "
         "behind) order by id for no key update), "
         "read as (update participation.submission s set reading_count = s.support_count, listed_count = "
         "s.support_count "
         "from due "
         "where s.id = due.id returning s.id, s.support_count, s.ledger_size), "
         // What watching hasn't read yet it will not see by the count any more.
         "noted as (insert into participation.unread_support (submission_id, up_to) select r.id, r.ledger_size "
         "from read r where r.ledger_size > coalesce((select w.read_to from participation.watched w "
         "where w.submission_id = r.id), 0) order by r.id on conflict (submission_id) do update set up_to = "
         "excluded.up_to), "
         "kept as (insert into participation.reading (submission_id, at, count) "
         "select id, kenes.to_time(cast(:at as bigint)), support_count from read on conflict do nothing) "
         "select count(*) from read",
      soci::use(limit), soci::use(since), soci::use(limit), soci::use(at), soci::into(taken);
  return static_cast<int>(taken);
}

}  // namespace kenes::participation
