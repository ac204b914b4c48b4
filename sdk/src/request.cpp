#include "kenes/request.hpp"

#include <algorithm>
#include <charconv>

namespace kenes {

std::string_view NamedValues::get(std::string_view name) const {
  for (const auto& item : items) {
    if (item.name == name) return item.value;
  }
  return {};
}

bool NamedValues::has(std::string_view name) const {
  return std::any_of(items.begin(), items.end(), [&](const NamedValue& item) { return item.name == name; });
}

std::vector<std::string> NamedValues::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& item : items) {
    if (item.name == name) values.push_back(item.value);
  }
  return values;
}

std::int64_t NamedValues::integer(std::string_view name, std::int64_t fallback, std::int64_t min,
                                  std::int64_t max) const {
  const auto text = get(name);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return fallback;
  return value < min || value > max ? fallback : value;
}

}  // namespace kenes
