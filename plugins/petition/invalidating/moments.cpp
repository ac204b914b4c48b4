#include "invalidating/moments.hpp"

#include <algorithm>

#include "domain/checks.hpp"

namespace kenes::petition {

namespace {

constexpr std::size_t date_length = 10;

// "18:30" or "18:30:59"
bool is_clock(std::string_view text) {
  const std::string_view form = "00:00:00";
  if (text.size() != 5 && text.size() != form.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == ':' ? text[i] != ':' : text[i] < '0' || text[i] > '9') return false;
  }
  const auto part = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return part(0) < 24 && part(3) < 60 && (text.size() == 5 || part(6) < 60);
}

}  // namespace

std::optional<Time> read_moment(soci::session& sql, const std::string& text, const std::string& zone) {
  if (const auto exact = from_iso(text)) return *exact;
  if (text.size() <= date_length || !is_date(text.substr(0, date_length)) ||
      (text[date_length] != 'T' && text[date_length] != ' ') || !is_clock(std::string_view(text).substr(11))) {
    return std::nullopt;
  }
  long long at = 0;
  sql << "SELECT kenes.to_micros(cast(cast(:text as text) as timestamp) AT TIME ZONE cast(:zone as text))",
      soci::use(text), soci::use(zone), soci::into(at);
  return from_micros(at);
}

std::string shown_moment(soci::session& sql, Time at, const std::string& zone) {
  const auto us = micros(at);
  std::string text;
  sql << R"(SELECT to_char(kenes.to_time(cast(:at as bigint)) AT TIME ZONE cast(:zone as text), 'YYYY-MM-DD"T"HH24:MI:SS'))",
      soci::use(us), soci::use(zone), soci::into(text);
  const bool whole = text.ends_with(":00");
  return whole ? text.substr(0, text.size() - 3) : text;
}

}  // namespace kenes::petition
