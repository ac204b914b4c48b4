#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/participation/pauses.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

// Of a table called p.
inline const char* const pause_columns =
    "p.service, p.reason, cast(cast(p.collecting as int) as bigint), kenes.to_micros(p.began_at), "
    "kenes.to_micros(p.ended_at)";

inline Pause to_pause(const soci::row& row) {
  return {text_at(row, 0), text_at(row, 1), number_at(row, 2) != 0, *time_at(row, 3), time_at(row, 4)};
}

}  // namespace kenes::participation
