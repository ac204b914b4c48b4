// All counts of a petition by territory.
#include <algorithm>

#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

namespace {

constexpr int all_places = 5000;

}  // namespace

Response places_page(Call& call, const Office& office) {
  const auto& kinds = office.settings_of(call.service().slug).count_kinds;
  const auto asked = std::find(kinds.begin(), kinds.end(), call.request().query.get("kind"));
  struct Counts {
    Seen seen;
    std::vector<participation::TerritoryCount> places;
  };
  const std::string kind = asked != kinds.end() ? *asked : (kinds.empty() ? std::string() : kinds.front());
  const auto counts = office.database().read([&](soci::session& sql) -> std::optional<Counts> {
    auto seen = see(sql, office, call);
    if (!seen || kind.empty()) return std::nullopt;
    auto places = office.kit->statistics().by_territory(sql, seen->petition.id, kind, all_places);
    return Counts{std::move(*seen), std::move(places)};
  });
  if (!counts) return not_found();

  boost::json::array rows, tabs;
  for (const auto& place : counts->places) {
    rows.emplace_back(boost::json::object{{"name", place.name_in(call.words().language())},
                                          {"count", place.count},
                                          {"max", std::max<std::int64_t>(1, counts->places.front().count)}});
  }
  const auto path = "/" + std::to_string(counts->seen.petition.id);
  for (const auto& one : kinds) {
    tabs.emplace_back(boost::json::object{{"title", kind_title(one, call.words())},
                                          {"href", call.url(path + "/places?kind=" + one)},
                                          {"current", one == kind}});
  }
  auto model = short_model(call, *counts->seen.process, counts->seen.petition);
  model["title"] = call.tr("Signatures by place");
  model["kind_title"] = kind_title(kind, call.words());
  model["kinds"] = tabs;
  model["rows"] = rows;
  auto response = page("petition/places", std::move(model));
  if (counts->seen.petition.standing.visibility == participation::Visibility::everyone) {
    response.caching = Caching::short_shared;
  }
  return response;
}

}  // namespace kenes::petition
