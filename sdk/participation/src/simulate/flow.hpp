#pragma once
// How supporters come, for a trial of a procedure.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::participation {

// How many support by then, counted from the moment at which they may.
struct FlowPoint {
  std::chrono::microseconds after{};
  std::int64_t count = 0;  // may fall: supports are withdrawn
};
using Flow = std::vector<FlowPoint>;  // in order of time

// "100/day" (also /hour, /week), for ten years.
Result<Flow> parse_rate(std::string_view text);

// Readings of a count: lines of "time,count" (RFC 3339 or "2019-03-13 23:56:46", UTC; a heading is passed over), or
// JSON
// [{"updated_at": "2019-03-13 23:56:46", "signature_count": 7346}, …]. Any order; the first reading is the beginning.
// Errors name the line or the place.
Result<Flow> parse_readings(std::string_view text);

// A rate, or else the name of a file of readings.
Result<Flow> read_flow(const std::string& rate_or_file);

}  // namespace kenes::participation
