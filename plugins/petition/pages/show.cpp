#include "api/petitions_json.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "pages/show_model.hpp"

namespace kenes::petition {

Response show_page(Call& call, const Office& office) {
  if (call.request().wants_json && office.settings_of(call.service().slug).uk_api) return petition_json(call, office);

  const auto shown = office.database().read([&](soci::session& sql) -> std::optional<Shown> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    return read_shown(sql, office, call, std::move(*seen));
  });
  if (!shown) return not_found();

  Response response;
  response.page.view = "petition/show";
  response.page.model = show_model(call, office, *shown);
  response.page.html_only = show_links(call, office, *shown);
  if (shown->seen.petition.standing.visibility == participation::Visibility::everyone) {
    response.caching = Caching::short_shared;
  }
  return response;
}

}  // namespace kenes::petition
