#include <spdlog/fmt/fmt.h>

#include <array>
#include <charconv>

#include "kenes/participation/process.hpp"

namespace kenes::participation {
namespace {

struct Unit {
  std::string_view name;
  Period one;
};

constexpr std::array units{
    Unit{"minute", {.minutes = 1}},
    Unit{"hour", {.minutes = 60}},
    Unit{"day", {.days = 1}},
    Unit{"week", {.days = 7}},
    Unit{"month", {.months = 1}},
    Unit{"year", {.months = 12}},
    Unit{"working day", {.working_days = 1}},
};
constexpr int most = 10'000;

}  // namespace

std::string Period::to_sql() const {
  return fmt::format("{} mons {} days {} mins", months, days, minutes);
}

Result<Period> parse_period(std::string_view text) {
  const auto wrong = [&] {
    return fail("bad_period",
                fmt::format("'{}' is not a period: expected a number and a unit (minutes, hours, days, weeks, months, "
                            "years, working days), such as \"6 months\"",
                            text));
  };
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || count < 1 || count > most) return wrong();
  auto name = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!name.starts_with(' ')) return wrong();
  name.remove_prefix(1);
  if (name.ends_with('s')) name.remove_suffix(1);
  for (const auto& unit : units) {
    if (unit.name != name) continue;
    return Period{unit.one.months * count, unit.one.days * count, unit.one.minutes * count,
                  unit.one.working_days * count};
  }
  return wrong();
}

}  // namespace kenes::participation
