#pragma once
#include <optional>

#include <soci/soci.h>

#include "kenes/participation/calendar.hpp"
#include "kenes/participation/process.hpp"

namespace kenes::participation {

// When a period that begins at `from` ends, by PostgreSQL's time zones. A calendar interval ends at the same time of
// day; working days end with the last second of the last of them, and the day on which they begin doesn't count
// (Regulation (EEC, Euratom) No 1182/71, Art. 3; Civil Code of Kazakhstan, Art. 173 and 175). nullopt without a period.
std::optional<Time> deadline_after(soci::session& sql, Time from, const std::optional<Period>& period,
                                   const std::string& zone, const Calendar& calendar);

}  // namespace kenes::participation
