#include "kenes/sql.hpp"
#include "statistics/statistics.hpp"
#include "submission/record.hpp"
#include "territories/names.hpp"

namespace kenes::participation {

std::vector<TerritoryCount> read_territory_counts(soci::session& sql, std::int64_t submission_id,
                                                  const std::string& wanted, int limit) {
  // A support counts for its territory and all around it: a constituency's also for its region and country. UNION, not
  // UNION ALL, so that a circle in the tree ends.
  soci::rowset<soci::row> rows =
      (sql.prepare << "with recursive up(origin, code) as (select c.territory, c.territory from "
                      "participation.territory_count c "
                      "where c.submission_id = cast(:id as bigint) union "
                      "select u.origin, t.parent from up u join participation.territory t on t.code = u.code "
                      "where t.parent <> ''), "
                      "here as (select t.code, t.name, sum(c.count) as count from up u "
                      "join participation.territory t on t.code = u.code and t.kind = cast(:kind as text) "
                      "join participation.territory_count c on c.submission_id = cast(:id2 as bigint) "
                      "and c.territory = u.origin group by 1, 2), "
                      "base as (select b.code, b.name, b.count from participation.territory_base b "
                      "where b.submission_id = cast(:id3 as bigint) and b.kind = cast(:kind2 as text)) "
                      "select coalesce(h.code, b.code), coalesce(b.name, h.name), "
                      "cast(coalesce(h.count, 0) + coalesce(b.count, 0) as bigint) as total, " +
                          names_column("coalesce(h.code, b.code)") +
                          " from here h full join base b on b.code = h.code "
                          "where coalesce(h.count, 0) + coalesce(b.count, 0) > 0 order by total desc, 2, 1 limit "
                          "cast(:limit as int)",
       soci::use(submission_id), soci::use(wanted), soci::use(submission_id), soci::use(submission_id),
       soci::use(wanted), soci::use(limit));
  std::vector<TerritoryCount> counts;
  for (const auto& row : rows)
    counts.push_back({text_at(row, 0), text_at(row, 1), wanted, number_at(row, 2), names_at(row, 3)});
  return counts;
}

std::vector<TerritoryCount> KitStatistics::by_territory(soci::session& sql, std::int64_t submission_id,
                                                        std::string_view kind, int limit) {
  const std::string wanted(kind);
  return by_territory_.get({submission_id, wanted, limit}, host_.clock().now(),
                           [&] { return read_territory_counts(sql, submission_id, wanted, limit); });
}

void KitStatistics::replace_territory_base(soci::session& sql, std::int64_t submission_id, std::string_view kind,
                                           const std::vector<TerritoryCount>& counts) {
  const std::string wanted(kind);
  std::vector<std::string> codes, names;
  std::vector<std::int64_t> numbers;
  for (const auto& count : counts) {
    codes.push_back(count.code);
    names.push_back(count.name);
    numbers.push_back(count.count);
  }
  const auto code = sql::array(codes), name = sql::array(names), number = sql::array(numbers);
  sql << "delete from participation.territory_base where submission_id = cast(:id as bigint) and kind = cast(:kind as "
         "text)",
      soci::use(submission_id), soci::use(wanted);
  sql << "insert into participation.territory_base (submission_id, kind, code, name, count) "
         "select cast(:id as bigint), cast(:kind as text), n.code, n.name, n.count from "
         "unnest(cast(:codes as text[]), cast(:names as text[]), cast(:counts as bigint[])) as n(code, name, count)",
      soci::use(submission_id), soci::use(wanted), soci::use(code), soci::use(name), soci::use(number);
  by_territory_.forget_all();
}

}  // namespace kenes::participation
