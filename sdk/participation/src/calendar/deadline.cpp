#include "calendar/deadline.hpp"

namespace kenes::participation {
namespace {

Time after_working_days(soci::session& sql, std::int64_t from, int working_days, const std::string& zone,
                        const Calendar& calendar) {
  long long today = 0, end = 0;
  sql << "select cast(cast(kenes.to_time(cast(:from as bigint)) at time zone cast(:zone as text) as date) "
         "- date '1970-01-01' as bigint)",
      soci::use(from), soci::use(zone), soci::into(today);
  const std::int64_t last = calendar.after(Day{std::chrono::days{today}}, working_days).time_since_epoch().count();
  sql << "select kenes.to_micros((date '1970-01-01' + cast(cast(:last as bigint) as int) + time '23:59:59') "
         "at time zone cast(:zone as text))",
      soci::use(last), soci::use(zone), soci::into(end);
  return from_micros(end);
}

}  // namespace

std::optional<Time> deadline_after(soci::session& sql, Time from, const std::optional<Period>& period,
                                   const std::string& zone, const Calendar& calendar) {
  if (!period || period->empty()) return std::nullopt;
  const auto began = micros(from);
  if (period->working_days > 0) return after_working_days(sql, began, period->working_days, zone, calendar);
  const auto interval = period->to_sql();
  long long end = 0;
  sql << "select kenes.to_micros((kenes.to_time(cast(:from as bigint)) at time zone z.zone + cast(:period as "
         "interval)) "
         "at time zone z.zone) from (select cast(:zone as text) as zone) z",
      soci::use(began), soci::use(interval), soci::use(zone), soci::into(end);
  return from_micros(end);
}

}  // namespace kenes::participation
