#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "kenes/participation/statistics.hpp"

namespace kenes::petition {

// 241584 for "241584-counts.json".
std::optional<std::int64_t> petition_of_counts_file(std::string_view file_name);

// [{"updated_at": "2019-03-13 23:56:46", "signature_count": 7346}, …] in UTC, by time; of several at one moment the
// last. Throws Refused.
std::vector<participation::Reading> read_counts_file(const boost::json::value& document);

}  // namespace kenes::petition
