#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>

#include "kenes/participation/calendar.hpp"
#include "kenes/schema.hpp"
#include "kenes/time.hpp"
#include "process/values.hpp"

namespace kenes::participation {
namespace {

using Type = FieldType;

const std::vector<std::string> weekdays{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

const Schema& calendar_schema() {
  static const SchemaField date{.name = "date", .type = Type::date, .required = true};
  static const SchemaField name{.name = "name", .type = Type::text};
  static const auto* const schema = new Schema{
      {.name = "calendar",
       .type = Type::table,
       .required = true,
       .fields = {{.name = "title", .type = Type::text, .required = true},
                  {.name = "from", .type = Type::date, .description = "first day it knows", .required = true},
                  {.name = "until", .type = Type::date, .description = "last day it knows", .required = true},
                  {.name = "weekend", .type = Type::strings, .fallback = {"saturday", "sunday"}, .one_of = weekdays}}},
      {.name = "holiday", .type = Type::tables, .fields = {date, name}},
      {.name = "working_day", .type = Type::tables, .fields = {date, name}}};
  return *schema;
}

Day day(const boost::json::object& table, std::string_view key) {
  const auto at = from_iso(values::text(table, key));
  return at ? std::chrono::floor<std::chrono::days>(*at) : Day{};
}

std::set<Day> days(const boost::json::object& root, const std::string& key, const Calendar& calendar,
                   const Document& document, std::vector<Fault>& faults) {
  std::set<Day> all;
  const auto dates = values::each(root, key, [](const auto& table) { return day(table, "date"); });
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const auto where = document.locate(fmt::format("/{}/{}/date", key, i));
    if (!calendar.knows(dates[i])) {
      faults.push_back({where, fmt::format("this [[{}]] is outside of the calendar", key),
                        "move 'from' or 'until' of [calendar], or correct the date"});
    } else if (!all.insert(dates[i]).second) {
      faults.push_back({where, fmt::format("this [[{}]] is there already", key), "remove one of them"});
    }
  }
  return all;
}

}  // namespace

Calendar read_calendar(Document document, std::vector<Fault>& faults) {
  Calendar calendar;
  const auto before = faults.size();
  check(document, "", calendar_schema(), faults);
  if (faults.size() > before) return calendar;
  const auto& root = document.root.get_object();
  const auto& head = values::sub_table(root, "calendar");
  calendar.from = day(head, "from");
  calendar.until = day(head, "until");
  if (calendar.until < calendar.from) {
    faults.push_back({document.locate("/calendar/until"), "the calendar ends before it begins", "correct 'until'"});
  }
  calendar.free_weekdays = 0;
  for (const auto& name : values::texts(head, "weekend")) {
    calendar.free_weekdays |= 1U << (std::find(weekdays.begin(), weekdays.end(), name) - weekdays.begin());
  }
  constexpr unsigned every_day = 0b1111111;
  if (calendar.free_weekdays == every_day) {
    faults.push_back({document.locate("/calendar/weekend"), "no day of the week is worked", "leave at least one out"});
  }
  calendar.holidays = days(root, "holiday", calendar, document, faults);
  calendar.working = days(root, "working_day", calendar, document, faults);
  return calendar;
}

}  // namespace kenes::participation
