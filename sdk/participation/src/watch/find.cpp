#include "kenes/sql.hpp"
#include "submission/record.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

constexpr const char* columns =
    "g.id, g.submission_id, g.dimension, g.key, kenes.to_micros(g.began_at), kenes.to_micros(g.last_at), g.count, "
    "g.usual";

Surge to_surge(const soci::row& row) {
  return {.id = number_at(row, 0),
          .submission_id = number_at(row, 1),
          .source = source_from(text_at(row, 2)),
          .key = text_at(row, 3),
          .began_at = *time_at(row, 4),
          .last_at = *time_at(row, 5),
          .count = number_at(row, 6),
          .usual = number_at(row, 7)};
}

}  // namespace

std::vector<SurgingSubmission> KitWatch::surging(soci::session& sql, std::string_view service, Time before,
                                                 std::int64_t before_id, int limit) {
  const std::string slug(service);
  const auto at = micros(before);
  soci::rowset<soci::row> rows =
      (sql.prepare << std::string("select ") + columns +
                          ", kenes.to_micros(w.surge_at) from (select submission_id, surge_at from "
                          "participation.watched where service = cast(:service as text) and surge_at is not null and "
                          "(surge_at, submission_id) < (kenes.to_time(cast(:at as bigint)), cast(:id as bigint)) "
                          "order by surge_at desc, submission_id desc limit cast(:limit as int)) w "
                          "cross join lateral (select * from participation.support_surge g where g.submission_id = "
                          "w.submission_id order by g.last_at desc, g.id desc limit 5) g "
                          "order by w.surge_at desc, w.submission_id desc, g.last_at desc, g.id desc",
       soci::use(slug), soci::use(at), soci::use(before_id), soci::use(limit));
  std::vector<SurgingSubmission> all;
  for (const auto& row : rows) {
    auto surge = to_surge(row);
    if (all.empty() || all.back().submission_id != surge.submission_id)
      all.push_back({surge.submission_id, *time_at(row, 8), {}});
    all.back().surges.push_back(std::move(surge));
  }
  return all;
}

std::int64_t KitWatch::surging_since(soci::session& sql, std::string_view service, Time since) {
  const std::string slug(service);
  const auto at = micros(since);
  long long count = 0;
  sql << "select count(*) from participation.watched where service = cast(:service as text) and surge_at >= "
         "kenes.to_time(cast(:since as bigint))",
      soci::use(slug), soci::use(at), soci::into(count);
  return count;
}

std::vector<Surge> KitWatch::surges_of(soci::session& sql, std::int64_t submission_id) {
  soci::rowset<soci::row> rows =
      (sql.prepare << std::string("select ") + columns +
                          " from participation.support_surge g where g.submission_id = cast(:id as bigint) "
                          "order by g.last_at desc, g.id desc limit 100",
       soci::use(submission_id));
  std::vector<Surge> surges;
  for (const auto& row : rows) surges.push_back(to_surge(row));
  return surges;
}

std::vector<SupportRate> KitWatch::rates(soci::session& sql, std::int64_t submission_id, Time from, Time until) {
  const auto first = micros(from), end = micros(until);
  soci::rowset<soci::row> rows =
      (sql.prepare << "select kenes.to_micros(bucket), count from participation.support_rate where submission_id = "
                      "cast(:id as bigint) and bucket >= kenes.to_time(cast(:from as bigint)) "
                      "and bucket < kenes.to_time(cast(:until as bigint)) and dimension = 'all' order by bucket",
       soci::use(submission_id), soci::use(first), soci::use(end));
  std::vector<SupportRate> rates;
  for (const auto& row : rows) rates.push_back({*time_at(row, 0), number_at(row, 1)});
  return rates;
}

std::vector<SourceRate> KitWatch::most_frequent(soci::session& sql, std::int64_t submission_id, SupportSource source,
                                                Time from, Time until, int limit) {
  const std::string dimension(to_word(source));
  const auto week = micros(from - WatchRules::history), first = micros(from), end = micros(until);
  soci::rowset<soci::row> rows =
      (sql.prepare << "with r as (select dimension, key, bucket >= kenes.to_time(cast(:from as bigint)) as now, count "
                      "from participation.support_rate where submission_id = cast(:id as bigint) "
                      "and bucket >= kenes.to_time(cast(:week as bigint)) and bucket < kenes.to_time(cast(:until as "
                      "bigint)) and dimension in ('all', cast(:dimension as text))), "
                      "t as (select coalesce(sum(count) filter (where now), 0) as now, "
                      "coalesce(sum(count) filter (where not now), 0) as before from r where dimension = 'all') "
                      "select r.key, cast(sum(r.count) filter (where r.now) as bigint) as n, "
                      "cast(case when t.before = 0 then 0 else round(coalesce(sum(r.count) filter (where not r.now), "
                      "0) * t.now / t.before) end as bigint) from r, t where r.dimension = cast(:of as text) "
                      "group by r.key, t.now, t.before having sum(r.count) filter (where r.now) > 0 "
                      "order by n desc, r.key limit cast(:limit as int)",
       soci::use(first), soci::use(submission_id), soci::use(week), soci::use(end), soci::use(dimension),
       soci::use(dimension), soci::use(limit));
  std::vector<SourceRate> rates;
  for (const auto& row : rows) rates.push_back({text_at(row, 0), number_at(row, 1), number_at(row, 2)});
  return rates;
}

}  // namespace kenes::participation
