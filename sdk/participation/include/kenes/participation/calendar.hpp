#pragma once
// Which days are worked: for periods in working days.
#include <chrono>
#include <set>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/document.hpp"

namespace kenes::participation {

using Day = std::chrono::sys_days;  // a day of the portal's calendar, without a time zone

struct KENES_API Calendar {
  // Bit i: the weekday with std::chrono::weekday::c_encoding() i is free. At first Saturday and Sunday.
  unsigned free_weekdays = 0b1000001;
  std::set<Day> holidays;
  std::set<Day> working;  // days that are worked although their weekday is free
  Day from{}, until{};    // the holidays of these days are known; both the epoch: of none

  bool works(Day day) const;
  bool knows(Day day) const { return day >= from && day <= until; }
  // The last of so many working days after `day`, which itself doesn't count.
  Day after(Day day, int working_days) const;
};

// Reads a calendar file ([calendar], holidays, working days). All faults are appended.
KENES_API Calendar read_calendar(Document document, std::vector<Fault>& faults);

}  // namespace kenes::participation
