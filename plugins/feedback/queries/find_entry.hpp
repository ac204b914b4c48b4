#pragma once
#include <optional>
#include <string>

#include <soci/soci.h>

#include "domain/entry.hpp"

namespace kenes::feedback {

std::optional<Entry> find_entry(soci::session& sql, const std::string& service, std::int64_t id);

}  // namespace kenes::feedback
