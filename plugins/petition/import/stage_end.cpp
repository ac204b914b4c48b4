#include "import/stage_end.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

std::optional<Time> stage_end(soci::session& sql, const Office& office, const Stage& stage, Time since) {
  if (!stage.within) return std::nullopt;
  const auto from = sql::from(since);
  const auto period = stage.within->to_sql();
  const auto& zone = office.host->time_zone();
  long long until = 0;
  sql << "SELECT kenes.to_micros((kenes.to_time(cast(:from as bigint)) AT TIME ZONE cast(:zone as text) "
         "+ cast(:period as interval)) AT TIME ZONE cast(:zone_too as text))",
      soci::use(from), soci::use(zone), soci::use(period), soci::use(zone), soci::into(until);
  return from_micros(until);
}

}  // namespace kenes::petition
