#pragma once
#include <soci/soci.h>

#include "domain/petition.hpp"
#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "office.hpp"

namespace kenes::petition {

// The author's petition while it is a draft, its row locked until the transaction ends.
// Errors: "not_found", "not_author", "wrong_stage".
Result<Petition> own_draft(soci::session& sql, const Office& office, std::string_view service, std::int64_t id,
                           const Actor& author);

}  // namespace kenes::petition
