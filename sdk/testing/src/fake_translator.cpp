#include "fake_translator.hpp"

#include <spdlog/fmt/fmt.h>

#include <array>
#include <stdexcept>

namespace kenes::testing {

std::string FakeTranslator::tr(std::string_view english, const Arguments& arguments) const {
  std::string text;
  for (std::size_t i = 0; i < english.size(); ++i) {
    const auto end = english[i] == '{' ? english.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += english[i];
      continue;
    }
    const auto name = english.substr(i + 1, end - i - 1);
    const std::string* value = nullptr;
    for (const auto& argument : arguments) {
      if (argument.first == name) value = &argument.second;
    }
    if (!value) throw std::logic_error(fmt::format("no argument '{}' was given for \"{}\"", name, english));
    text += *value;
    i = end;
  }
  return text;
}

std::string FakeTranslator::trn(std::string_view one, std::string_view many, std::int64_t count,
                                const Arguments& arguments) const {
  auto with_count = arguments;
  with_count.emplace_back("count", number(count));
  return tr(count == 1 ? one : many, with_count);
}

std::string FakeTranslator::number(std::int64_t value) const {
  auto digits = std::to_string(value);
  const auto first = value < 0 ? 1U : 0U;
  for (auto at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string FakeTranslator::percent(double fraction) const {
  return fmt::format("{:g}%", fraction * 100);
}

std::string FakeTranslator::date(Time at) const {
  static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(at)};
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), months.at(static_cast<unsigned>(day.month()) - 1),
                     static_cast<int>(day.year()));
}

std::string FakeTranslator::date_time(Time at) const {
  return date(at) + " at " + to_iso(at).substr(11, 5);
}

}  // namespace kenes::testing
