#pragma once
// Moderators invalidate signatures, many at once: conditions, preview, confirmation, progress, undoing.
#include <string>

#include "kenes/call.hpp"
#include "kenes/registrar.hpp"
#include "office.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

void declare_invalidating(Registrar& registrar, const Office& office);

Response invalidate_page(Call& call, const Office& office);
Response invalidate_action(Call& call, const Office& office);
Response invalidations_page(Call& call, const Office& office);
Response invalidation_page(Call& call, const Office& office);
Response cancel_invalidation_action(Call& call, const Office& office);
Response undo_invalidation_page(Call& call, const Office& office);
Response undo_invalidation_action(Call& call, const Office& office);

// "/7/moderate/invalidations" and what is below it.
std::string invalidations_path(std::int64_t petition_id, const std::string& rest = "");
// The one that the address names, of the petition that it names; none if there is none.
struct SeenInvalidation {
  Seen seen;
  participation::Invalidation invalidation;
};
std::optional<SeenInvalidation> read_invalidation(const Office& office, const Call& call);

}  // namespace kenes::petition
