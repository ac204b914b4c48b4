#include <limits>

#include "invalidating/invalidating.hpp"
#include "routes.hpp"

namespace kenes::petition {

void declare_invalidating(Registrar& registrar, const Office& office) {
  const Access moderator = Access::role("moderator");
  const PageRoute routes[] = {
      {Method::get, "/{id:int}/moderate/invalidate", moderator, invalidate_page},
      {Method::post, "/{id:int}/moderate/invalidate", moderator, invalidate_action, no_twin},
      {Method::get, "/{id:int}/moderate/invalidations", moderator, invalidations_page},
      {Method::get, "/{id:int}/moderate/invalidations/{number:int}", moderator, invalidation_page},
      {Method::post, "/{id:int}/moderate/invalidations/{number:int}/cancel", moderator, cancel_invalidation_action,
       no_twin},
      {Method::get, "/{id:int}/moderate/invalidations/{number:int}/undo", moderator, undo_invalidation_page, no_twin},
      {Method::post, "/{id:int}/moderate/invalidations/{number:int}/undo", moderator, undo_invalidation_action,
       no_twin},
  };
  declare_routes(registrar, office, routes);
}

std::string invalidations_path(std::int64_t petition_id, const std::string& rest) {
  return "/" + std::to_string(petition_id) + "/moderate/invalidations" + rest;
}

std::optional<SeenInvalidation> read_invalidation(const Office& office, const Call& call) {
  const auto number = call.request().captures.integer("number", 0, 1, std::numeric_limits<std::int64_t>::max());
  return office.database().read([&](soci::session& sql) -> std::optional<SeenInvalidation> {
    auto seen = see(sql, office, call);
    auto found = office.kit->invalidations().find(sql, number);
    if (!seen || !found || found->submission_id != seen->petition.id) return std::nullopt;
    return SeenInvalidation{std::move(*seen), std::move(*found)};
  });
}

}  // namespace kenes::petition
