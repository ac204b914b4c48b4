#pragma once
// Steps that the use cases share. All are part of the caller's transaction.
#include <soci/soci.h>

#include "drafting/commands.hpp"

namespace kenes::petition {

// The petition, its row locked, while its texts are edited together. Errors: "not_found", "wrong_stage".
Result<Petition> drafted(soci::session& sql, const Office& office, std::string_view service, std::int64_t id);

// The texts that are the petition's from now on.
void adopt(soci::session& sql, const Office& office, std::int64_t id, const Texts& texts);

// Meets the open duty of kind `contact`, if the authority's side wrote.
void keep_contact(soci::session& sql, const Office& office, std::int64_t id, const Actor& by, Side side);

void note_drafting(soci::session& sql, const Office& office, std::int64_t id, const char* action,
                   const boost::json::object& data, const Actor& by);

}  // namespace kenes::petition
