#include "process/values.hpp"

namespace kenes::participation::values {

std::string text(const object& table, std::string_view key) {
  const auto* value = table.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t number(const object& table, std::string_view key) {
  const auto* value = table.if_contains(key);
  return value && value->is_int64() ? value->get_int64() : 0;
}

double fraction(const object& table, std::string_view key) {
  const auto* value = table.if_contains(key);
  if (value && value->is_double()) return value->get_double();
  return static_cast<double>(number(table, key));
}

bool flag(const object& table, std::string_view key, bool fallback) {
  const auto* value = table.if_contains(key);
  return value && value->is_bool() ? value->get_bool() : fallback;
}

LocalText words(const object& table, std::string_view key) {
  LocalText words;
  const auto* value = table.if_contains(key);
  if (value && value->is_string()) words.by_language["en"] = std::string(value->get_string());
  if (!value || !value->is_object()) return words;
  for (const auto& [language, word] : value->get_object()) {
    if (word.is_string()) words.by_language[std::string(language)] = std::string(word.get_string());
  }
  return words;
}

std::vector<std::string> texts(const object& table, std::string_view key) {
  std::vector<std::string> all;
  const auto* value = table.if_contains(key);
  if (!value || !value->is_array()) return all;
  for (const auto& item : value->get_array()) {
    if (item.is_string()) all.emplace_back(item.get_string());
  }
  return all;
}

const object& sub_table(const object& parent, std::string_view key) {
  static const auto* const none = new object;
  const auto* value = parent.if_contains(key);
  return value && value->is_object() ? value->get_object() : *none;
}

}  // namespace kenes::participation::values
