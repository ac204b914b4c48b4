#pragma once
// Tolerant access to a document: what has the wrong type was reported by the schema and is read as absent.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/service.hpp"

namespace kenes::participation::values {

using boost::json::object;

std::string text(const object& table, std::string_view key);
std::int64_t number(const object& table, std::string_view key);
double fraction(const object& table, std::string_view key);  // of an integer, too
bool flag(const object& table, std::string_view key, bool fallback);
LocalText words(const object& table, std::string_view key);
std::vector<std::string> texts(const object& table, std::string_view key);
const object& sub_table(const object& parent, std::string_view key);  // empty if there is none

// One for each item, also for those that are no tables: then indexes are the same as in the file.
template <class F>
auto each(const object& parent, std::string_view key, F&& read) {
  std::vector<decltype(read(parent))> all;
  const auto* value = parent.if_contains(key);
  if (!value || !value->is_array()) return all;
  for (const auto& item : value->get_array()) all.push_back(read(item.is_object() ? item.get_object() : object{}));
  return all;
}

template <class T>
T one_of(const std::string& word, std::initializer_list<std::pair<std::string_view, T>> words, T fallback) {
  for (const auto& [known, value] : words) {
    if (known == word) return value;
  }
  return fallback;
}

}  // namespace kenes::participation::values
