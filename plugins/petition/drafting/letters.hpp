#pragma once
#include <soci/soci.h>

#include "domain/petition.hpp"
#include "drafting/commands.hpp"

namespace kenes::petition {

// What the other side hears of.
enum class DraftingEvent { comment, version, accepted };

// The author; or on the authority's side who wrote last, else the authority's own address, if the portal knows it.
void tell_other_side(soci::session& sql, const Office& office, const Petition& petition, DraftingEvent event, Side from,
                     const std::string& text);

}  // namespace kenes::petition
