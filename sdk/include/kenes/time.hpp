#pragma once
// Time in Kenes is always UTC, in microseconds: the resolution of PostgreSQL's timestamptz.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "kenes/api.hpp"
#include "kenes/result.hpp"

namespace kenes {

using Time = std::chrono::sys_time<std::chrono::microseconds>;

// Where the present comes from. The host's clock reads the system; tests hold a FakeClock (kenes/testing).
// [any thread]
class KENES_API Clock {
 public:
  virtual ~Clock();
  virtual Time now() const = 0;
};

// Microseconds since the epoch: how times travel between C++ and SQL (see to_sql in kenes/sql.hpp).
constexpr std::int64_t micros(Time at) {
  return at.time_since_epoch().count();
}
constexpr Time from_micros(std::int64_t us) {
  return Time{std::chrono::microseconds{us}};
}

// RFC 3339 in UTC with milliseconds: "2015-07-20T14:12:50.460Z".
KENES_API std::string to_iso(Time at);
// Reads RFC 3339 with any offset and 0 to 9 digits of fraction, or a plain date (midnight UTC).
KENES_API Result<Time> from_iso(std::string_view text);

}  // namespace kenes
