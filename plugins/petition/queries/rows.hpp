#pragma once
// Reading what SOCI's rows hold; a NULL becomes an empty value.
#include <optional>
#include <string>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::petition {

inline std::string text_of(const soci::row& row, const std::string& column) {
  return row.get_indicator(column) == soci::i_null ? std::string() : row.get<std::string>(column);
}

inline std::int64_t number_of(const soci::row& row, const std::string& column) {
  return row.get_indicator(column) == soci::i_null ? 0 : static_cast<std::int64_t>(row.get<long long>(column));
}

inline std::optional<Time> time_of(const soci::row& row, const std::string& column) {
  if (row.get_indicator(column) == soci::i_null) return std::nullopt;
  return from_micros(static_cast<std::int64_t>(row.get<long long>(column)));
}

// For statements whose answer has no rows or one.
template <class F>
bool first_row(const soci::rowset<soci::row>& rows, F&& read) {
  for (const auto& row : rows) {
    read(row);
    return true;
  }
  return false;
}

}  // namespace kenes::petition
