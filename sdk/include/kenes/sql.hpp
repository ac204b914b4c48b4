#pragma once
// Small helpers for exchanging values with PostgreSQL through SOCI. stack.md's findings in one place: SOCI reads
// timestamptz in the session's zone and drops microseconds, and has no arrays, so times cross as epoch microseconds and
// arrays as literals.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes::sql {

// Write: `kenes.to_time(cast(:at as bigint))`; read: `kenes.to_micros(created_at)`; both are immutable SQL functions
// that migration core/0001 creates. A NULL stays NULL.
constexpr std::int64_t from(Time at) {
  return micros(at);
}

// PostgreSQL array literals, to be cast in SQL: cast(:ids as bigint[]).
KENES_API std::string array(const std::vector<std::int64_t>& values);
KENES_API std::string array(const std::vector<std::string>& values);

// SQLSTATE of a database error ("23505" unique violation, …); empty if the exception has none.
KENES_API std::string sqlstate(const std::exception& error);

}  // namespace kenes::sql
