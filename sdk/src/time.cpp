#include "kenes/time.hpp"

#include <spdlog/fmt/fmt.h>

#include <optional>

namespace kenes {
namespace {

using namespace std::chrono;

// Reads RFC 3339 piece by piece; every piece has a fixed width.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  bool done() const { return rest_.empty(); }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<int> digits(std::size_t width) {
    if (rest_.size() < width) return {};
    int value = 0;
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return {};
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return value;
  }
  // 1 to 9 digits after the point, as microseconds; what is finer is cut off.
  std::optional<microseconds> fraction() {
    std::int64_t value = 0;
    int count = 0;
    for (; count < 9 && !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++count) {
      if (count < 6) value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (count == 0) return {};
    for (int missing = count; missing < 6; ++missing) value *= 10;
    return microseconds{value};
  }

 private:
  std::string_view rest_;
};

std::optional<sys_days> read_date(Reader& in) {
  const auto y = in.digits(4);
  if (!y || !in.take("-")) return {};
  const auto m = in.digits(2);
  if (!m || !in.take("-")) return {};
  const auto d = in.digits(2);
  if (!d) return {};
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return {};
  return sys_days{date};
}

std::optional<microseconds> read_time_of_day(Reader& in) {
  const auto h = in.digits(2);
  if (!h || *h > 23 || !in.take(":")) return {};
  const auto m = in.digits(2);
  if (!m || *m > 59 || !in.take(":")) return {};
  const auto s = in.digits(2);
  if (!s || *s > 59) return {};
  microseconds value = hours{*h} + minutes{*m} + seconds{*s};
  if (in.take(".")) {
    const auto part = in.fraction();
    if (!part) return {};
    value += *part;
  }
  return value;
}

std::optional<minutes> read_offset(Reader& in) {
  if (in.take("Zz")) return minutes{0};
  const bool east = in.take("+");
  if (!east && !in.take("-")) return {};
  const auto h = in.digits(2);
  if (!h || *h > 23 || !in.take(":")) return {};
  const auto m = in.digits(2);
  if (!m || *m > 59) return {};
  const minutes offset{*h * 60 + *m};
  return east ? offset : -offset;
}

std::optional<Time> read_time(std::string_view text) {
  Reader in(text);
  const auto date = read_date(in);
  if (!date) return {};
  if (in.done()) return Time{*date};
  if (!in.take("Tt ")) return {};
  const auto time = read_time_of_day(in);
  if (!time) return {};
  const auto offset = read_offset(in);
  if (!offset || !in.done()) return {};
  return Time{*date} + *time - *offset;
}

}  // namespace

std::string to_iso(Time at) {
  const auto midnight = floor<days>(at);
  const year_month_day date{midnight};
  const hh_mm_ss time{floor<milliseconds>(at - midnight)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Result<Time> from_iso(std::string_view text) {
  if (const auto time = read_time(text)) return *time;
  return fail("bad_time",
              fmt::format("'{}' is not a time: expected RFC 3339 such as 2026-11-22T14:05:00Z, or a date such "
                          "as 2026-11-22",
                          text.substr(0, 40)));
}

}  // namespace kenes
