#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"
#include "kenes/result.hpp"

namespace kenes::participation {

// A calendar interval. "6 months" from 31 August ends on the last day of February at the same wall-clock time in the
// portal's time zone (PostgreSQL's `timestamptz + interval` in that zone, which the kit uses for all of its deadlines).
struct Period {
  int months = 0, days = 0, minutes = 0;
  int working_days = 0;  // of the process's calendar; then the others are 0
  bool empty() const { return months == 0 && days == 0 && minutes == 0 && working_days == 0; }
  // "6 mons 0 days 0 mins", for cast(:p as interval). Working days are no interval: see Engine::deadline_after.
  KENES_API std::string to_sql() const;
};
KENES_API Result<Period> parse_period(std::string_view text);

}  // namespace kenes::participation
