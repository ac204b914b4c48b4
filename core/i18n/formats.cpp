#include "i18n/formats.hpp"

#include <date/tz.h>
#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <atomic>
#include <map>

namespace kenes::i18n {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

// English as in "22 November 2026": plain "en" would be American.
icu::Locale locale_of(const std::string& language) {
  return icu::Locale(language == "en" ? "en_GB" : language.c_str());
}

bool is_known(const icu::Locale& locale) {
  std::int32_t count = 0;
  const auto* all = icu::Locale::getAvailableLocales(count);
  return std::any_of(all, all + count, [&](const auto& one) { return one == locale; });
}

// A DateFormat is not safe to share between threads, and copying one costs 30 µs: each thread keeps its own copies.
// `id` is the format's for ever, also when its address is used again.
std::string formatted(const icu::DateFormat& format, std::uint64_t id, double milliseconds) {
  thread_local std::map<std::uint64_t, std::unique_ptr<icu::DateFormat>> copies;
  auto& own = copies[id];
  if (!own) own.reset(format.clone());
  icu::UnicodeString text;
  return utf8(own->format(milliseconds, text));
}

std::uint64_t next_id() {
  static std::atomic<std::uint64_t> next = 0;
  return next++;
}

}  // namespace

struct Formats::Parts {
  const date::time_zone* zone = nullptr;
  icu::number::LocalizedNumberFormatter number, percent;
  std::unique_ptr<icu::DateFormat> date, date_time;
  const std::uint64_t date_id = next_id(), date_time_id = next_id();

  // The wall clock in the zone, as if it were UTC: the formats are in UTC.
  double wall_clock(Time at) const {
    const auto local = zone->to_local(std::chrono::floor<std::chrono::seconds>(at));
    return 1000.0 * static_cast<double>(local.time_since_epoch().count());
  }
};

Formats::Formats(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Formats::~Formats() = default;

Result<std::shared_ptr<const Formats>> Formats::create(const std::string& language, const std::string& time_zone) {
  auto parts = std::make_unique<Parts>();
  try {
    parts->zone = date::locate_zone(time_zone);
  } catch (const std::exception&) {
    return fail("time_zone", "there is no time zone '" + time_zone + "' in /usr/share/zoneinfo");
  }
  const auto locale = locale_of(language);
  if (!is_known(locale)) return fail("language", "ICU knows no numbers and dates of the language '" + language + "'");

  using icu::number::NumberFormatter;
  parts->number = NumberFormatter::withLocale(locale);
  parts->percent = NumberFormatter::withLocale(locale)
                       .unit(icu::MeasureUnit::getPercent())
                       .scale(icu::number::Scale::powerOfTen(2))
                       .precision(icu::number::Precision::maxFraction(1));
  parts->date.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  parts->date_time.reset(
      icu::DateFormat::createDateTimeInstance(icu::DateFormat::kLong, icu::DateFormat::kShort, locale));
  if (!parts->date || !parts->date_time) return fail("language", "ICU has no dates of the language '" + language + "'");
  for (auto* format : {parts->date.get(), parts->date_time.get()}) format->setTimeZone(*icu::TimeZone::getGMT());
  return std::shared_ptr<const Formats>(new Formats(std::move(parts)));
}

std::string Formats::number(std::int64_t value) const {
  UErrorCode error = U_ZERO_ERROR;
  return utf8(parts_->number.formatInt(value, error).toString(error));
}

std::string Formats::percent(double fraction) const {
  UErrorCode error = U_ZERO_ERROR;
  return utf8(parts_->percent.formatDouble(fraction, error).toString(error));
}

std::string Formats::date(Time at) const {
  return formatted(*parts_->date, parts_->date_id, parts_->wall_clock(at));
}
std::string Formats::date_time(Time at) const {
  return formatted(*parts_->date_time, parts_->date_time_id, parts_->wall_clock(at));
}

}  // namespace kenes::i18n
