#include "kenes/participation/calendar.hpp"

namespace kenes::participation {

bool Calendar::works(Day day) const {
  if (working.contains(day)) return true;
  if (holidays.contains(day)) return false;
  return (free_weekdays >> std::chrono::weekday(day).c_encoding() & 1U) == 0;
}

Day Calendar::after(Day day, int working_days) const {
  while (working_days > 0) {
    day += std::chrono::days{1};
    if (works(day)) --working_days;
  }
  return day;
}

}  // namespace kenes::participation
