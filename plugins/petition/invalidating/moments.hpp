#pragma once
// Times as people enter them: by the clock on the portal's wall.
#include <optional>
#include <string>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::petition {

// "2026-11-23T18:30", with seconds or without, in the zone, or RFC 3339. none: it is no time.
std::optional<Time> read_moment(soci::session& sql, const std::string& text, const std::string& zone);
// As a field of a form takes it.
std::string shown_moment(soci::session& sql, Time at, const std::string& zone);

}  // namespace kenes::petition
