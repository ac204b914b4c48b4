#pragma once
// What everyone, and the person concerned, is told of signatures that don't count.
#include <optional>
#include <vector>

#include <boost/json.hpp>

#include "domain/petition.hpp"
#include "kenes/call.hpp"
#include "office.hpp"

namespace kenes::petition {

// Signatures that are invalidated now, by the timeline of their petition.
std::int64_t invalidated_now(const std::vector<participation::TimelineEntry>& timeline);

// Why this visitor's signature doesn't count, since when, and where to object (`contact`, an e-mail address, or null);
// null if it counts or there is none.
boost::json::value own_notice(soci::session& sql, const Call& call, const Office& office, const Petition& petition);

}  // namespace kenes::petition
