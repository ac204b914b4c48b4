#include "schema_values.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "kenes/form.hpp"
#include "kenes/time.hpp"

namespace kenes::schema {
namespace {

bool is_duration(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || count < 0) return false;
  auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!unit.starts_with(' ')) return false;
  unit.remove_prefix(1);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  constexpr std::array units{"second", "minute", "hour", "day", "week", "month", "year"};
  return std::any_of(units.begin(), units.end(), [&](const char* known) { return unit == known; });
}

bool is_strings(const boost::json::value& value) {
  const auto* list = value.if_array();
  return list && std::all_of(list->begin(), list->end(), [](const auto& one) { return one.is_string(); });
}

bool is_text(const boost::json::value& value) {
  const auto* table = value.if_object();
  return value.is_string() ||
         (table && !table->empty() &&
          std::all_of(table->begin(), table->end(), [](const auto& one) { return one.value().is_string(); }));
}

bool fits(const boost::json::value& value, FieldType type) {
  switch (type) {
    case FieldType::string:
      return value.is_string();
    case FieldType::integer:
      return value.is_int64();
    case FieldType::number:
      return value.is_int64() || value.is_double();
    case FieldType::boolean:
      return value.is_bool();
    case FieldType::duration:
      return value.is_string() && is_duration(value.get_string());
    case FieldType::date:
      return value.is_string() && from_iso(value.get_string()).has_value();
    case FieldType::text:
      return is_text(value);
    case FieldType::strings:
      return is_strings(value);
    case FieldType::table:
      return value.is_object();
    case FieldType::tables:
      return value.is_array();
    case FieldType::any:
      return true;
  }
  return false;
}

// Calls `look` with each string that the value holds.
template <class F>
void each_string(const boost::json::value& value, F&& look) {
  if (const auto* text = value.if_string()) look(std::string(*text));
  if (const auto* list = value.if_array()) {
    for (const auto& item : *list) look(std::string(item.get_string()));
  }
  if (const auto* table = value.if_object()) {
    for (const auto& item : *table) look(std::string(item.value().get_string()));
  }
}

std::string outside(double value, const SchemaField& field) {
  const bool below = field.min && value < static_cast<double>(*field.min);
  const bool above = field.max && value > static_cast<double>(*field.max);
  if (!below && !above) return {};
  if (field.min && field.max) return fmt::format("between {} and {}", *field.min, *field.max);
  return below ? fmt::format("at least {}", *field.min) : fmt::format("at most {}", *field.max);
}

Complaint range_complaint(const boost::json::value& value, const SchemaField& field) {
  if (value.is_int64() || value.is_double()) {
    const auto number = value.is_int64() ? static_cast<double>(value.get_int64()) : value.get_double();
    if (const auto limit = outside(number, field); !limit.empty()) {
      return {fmt::format("'{}' must be {}, not {}", field.name, limit, boost::json::serialize(value)), {}};
    }
  } else if (field.type == FieldType::string || field.type == FieldType::text || field.type == FieldType::strings) {
    Complaint found_one;
    each_string(value, [&](const std::string& text) {
      const auto length = characters(text);
      const auto limit = outside(length, field);
      if (limit.empty() || !found_one.what.empty()) return;
      found_one.what = fmt::format("'{}' must be {} characters long, not {}", field.name, limit, length);
    });
    return found_one;
  }
  return {};
}

Complaint choice_complaint(const boost::json::value& value, const SchemaField& field) {
  Complaint found_one;
  if (field.one_of.empty() || (field.type != FieldType::string && field.type != FieldType::strings)) return found_one;
  each_string(value, [&](const std::string& text) {
    if (!found_one.what.empty() || std::count(field.one_of.begin(), field.one_of.end(), text) > 0) return;
    found_one.what = fmt::format("'{}' must be one of {}, not '{}'", field.name, fmt::join(field.one_of, ", "), text);
    if (const auto near = nearest(text, field.one_of); !near.empty()) found_one.hint = "did you mean '" + near + "'?";
  });
  return found_one;
}

}  // namespace

std::string expected(FieldType type) {
  switch (type) {
    case FieldType::string:
      return "a string";
    case FieldType::integer:
      return "an integer";
    case FieldType::number:
      return "a number";
    case FieldType::boolean:
      return "true or false";
    case FieldType::duration:
      return "a duration such as \"6 months\", \"7 days\" or \"90 minutes\"";
    case FieldType::date:
      return "a date such as 2026-11-22";
    case FieldType::text:
      return "a string, or a table of strings by language such as { en = \"…\", kk = \"…\" }";
    case FieldType::strings:
      return "a list of strings";
    case FieldType::table:
      return "a table";
    case FieldType::tables:
      return "a list of tables";
    case FieldType::any:
      return "any value";
  }
  return "a value";
}

std::string found(const boost::json::value& value) {
  if (value.is_object()) return "a table";
  if (value.is_array()) return "a list";
  if (value.is_null()) return "nothing";
  if (value.is_string()) return fmt::format("the string '{}'", std::string_view(value.get_string()).substr(0, 60));
  return boost::json::serialize(value);
}

Complaint complaint(const boost::json::value& value, const SchemaField& field) {
  if (!fits(value, field.type)) {
    return {fmt::format("'{}' must be {}, not {}", field.name, expected(field.type), found(value)), {}};
  }
  auto range = range_complaint(value, field);
  return range.what.empty() ? choice_complaint(value, field) : range;
}

}  // namespace kenes::schema
