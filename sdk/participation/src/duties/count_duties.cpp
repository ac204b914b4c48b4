#include <map>

#include "duties/duties.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

// Each is one walk through an index that holds all that is asked.
std::vector<DutyNumbers> count(soci::session& sql, const std::string& service, Time at) {
  std::map<std::string, DutyNumbers> by_authority;
  const auto now = micros(at);
  soci::rowset<soci::row> owed =
      (sql.prepare
           << "select d.authority, count(*), count(*) filter (where coalesce(d.due_at, 'infinity') < "
              "kenes.to_time(cast(:now as bigint))) from participation.duty d where d.service = cast(:service as "
              "text) and d.met_at is null and d.lapsed_at is null group by d.authority",
       soci::use(now), soci::use(service));
  for (const auto& row : owed) {
    by_authority[text_at(row, 0)] = {text_at(row, 0), number_at(row, 1), number_at(row, 2), 0};
  }
  soci::rowset<soci::row> met =
      (sql.prepare << "select d.authority, count(*) from participation.duty d where d.service = cast(:service as text) "
                      "and d.met_at is not null group by d.authority",
       soci::use(service));
  for (const auto& row : met) {
    auto& numbers = by_authority[text_at(row, 0)];
    numbers.authority = text_at(row, 0);
    numbers.met = number_at(row, 1);
  }
  std::vector<DutyNumbers> all;
  for (auto& [authority, numbers] : by_authority) all.push_back(std::move(numbers));
  return all;
}

}  // namespace

std::vector<DutyNumbers> KitDuties::numbers(soci::session& sql, std::string_view service) {
  const std::string slug(service);
  const auto now = host_.clock().now();
  return numbers_.get(slug, now, [&] { return count(sql, slug, now); });
}

}  // namespace kenes::participation
