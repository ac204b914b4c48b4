#pragma once
#include <optional>
#include <string_view>

#include <soci/soci.h>

#include "domain/petition.hpp"
#include "office.hpp"

namespace kenes::petition {

// A petition of this service with its texts, topics and standing; none if it does not exist or its draft was deleted.
std::optional<Petition> find_petition(soci::session& sql, const Office& office, std::string_view service,
                                      std::int64_t id);

}  // namespace kenes::petition
