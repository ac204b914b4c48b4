#include "view/formats.hpp"

#include <limits>

#include <spdlog/fmt/fmt.h>

#include "kenes/time.hpp"
#include "view/file_words.hpp"

namespace kenes::view {
namespace {

namespace json = boost::json;

bool plain(const json::value& value, std::string& out) {
  switch (value.kind()) {
    case json::kind::null:
      return true;
    case json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return true;
    case json::kind::int64:
      fmt::format_to(std::back_inserter(out), "{}", value.get_int64());
      return true;
    case json::kind::uint64:
      fmt::format_to(std::back_inserter(out), "{}", value.get_uint64());
      return true;
    case json::kind::double_:
      fmt::format_to(std::back_inserter(out), "{}", value.get_double());
      return true;
    case json::kind::string:
      out += std::string_view(value.get_string());
      return true;
    default:
      return false;
  }
}

void percent_encode(std::string_view text, std::string& out) {
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                            std::string_view("-._~").find(c) != std::string_view::npos;
    if (unreserved)
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
  }
}

bool time(const json::value& value, const std::string& formatter, const Translator& words, std::string& out) {
  const auto* text = value.if_string();
  if (!text) return false;
  const auto at = from_iso(std::string_view(*text));
  if (!at) return false;
  if (formatter == "date")
    out += words.date(*at);
  else if (formatter == "datetime")
    out += words.date_time(*at);
  else
    out += to_iso(*at);
  return true;
}

}  // namespace

std::optional<std::int64_t> whole_number(const json::value& value) {
  if (value.is_int64()) return value.get_int64();
  if (value.is_uint64() && value.get_uint64() <= std::numeric_limits<std::int64_t>::max()) {
    return static_cast<std::int64_t>(value.get_uint64());
  }
  return std::nullopt;
}

bool format(const json::value& value, const std::string& formatter, const Translator& words, std::string& out) {
  if (value.is_null()) return true;
  bool good = true;
  if (formatter == "number") {
    const auto number = whole_number(value);
    if ((good = number.has_value())) out += words.number(*number);
  } else if (formatter == "bytes") {
    const auto number = whole_number(value);
    if ((good = number.has_value())) out += file_size(*number, words);
  } else if (formatter == "filetype") {
    if ((good = value.is_string())) out += file_type(value.get_string(), words);
  } else if (formatter == "percent") {
    if ((good = value.is_number())) out += words.percent(value.to_number<double>());
  } else if (formatter == "query") {
    std::string text;
    good = plain(value, text);
    percent_encode(text, out);
    return good;
  } else if (formatter == "date" || formatter == "datetime" || formatter == "iso") {
    good = value.is_string() && value.get_string().empty() ? true : time(value, formatter, words, out);
  } else {
    return plain(value, out);
  }
  if (!good) plain(value, out);
  return good;
}

}  // namespace kenes::view
