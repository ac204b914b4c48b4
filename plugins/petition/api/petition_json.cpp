#include <algorithm>

#include "api/attributes.hpp"
#include "api/petitions_json.hpp"
#include "corrections/corrections.hpp"
#include "domain/stages.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"

namespace kenes::petition {

namespace {

constexpr int all_places = 5000;

using boost::json::array;
using boost::json::object;

// Who held the seat of each constituency when the figures were taken.
object place_holders(soci::session& sql, std::int64_t id) {
  std::string text = "{}";
  sql << "SELECT cast(place_holders as text) FROM petition.imported WHERE petition_id = cast(:id as bigint)",
      soci::use(id), soci::into(text);
  return boost::json::parse(text).as_object();
}

// By name, as the API has them.
std::vector<participation::TerritoryCount> counts(soci::session& sql, const Office& office, std::int64_t id,
                                                  std::string_view kind) {
  auto all = office.kit->statistics().by_territory(sql, id, kind, all_places);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

// A code of our own where the source had none.
bool is_own_code(const std::string& code) {
  return code.starts_with("name:");
}

void add_signatures(soci::session& sql, const Office& office, std::int64_t id, object& attributes) {
  array countries, constituencies, regions;
  for (const auto& country : counts(sql, office, id, "country")) {
    countries.emplace_back(
        object{{"name", country.name},
               {"code", is_own_code(country.code) ? boost::json::value(nullptr) : boost::json::value(country.code)},
               {"signature_count", country.count}});
  }
  const auto holders = place_holders(sql, id);
  for (const auto& place : counts(sql, office, id, "constituency")) {
    const auto* holder = holders.if_contains(place.code);
    constituencies.emplace_back(object{{"name", place.name},
                                       {"ons_code", place.code},
                                       {"mp", holder == nullptr ? boost::json::value(nullptr) : *holder},
                                       {"signature_count", place.count}});
  }
  for (const auto& region : counts(sql, office, id, "region")) {
    regions.emplace_back(object{{"name", region.name}, {"ons_code", region.code}, {"signature_count", region.count}});
  }
  attributes["signatures_by_country"] = std::move(countries);
  attributes["signatures_by_constituency"] = std::move(constituencies);
  attributes["signatures_by_region"] = std::move(regions);
}

// Only what everyone may see is open data, whoever asks.
std::optional<Seen> see_public(soci::session& sql, const Office& office, const Call& call) {
  auto seen = see(sql, office, call);
  if (!seen || !is_public(*seen->stage)) return std::nullopt;
  return seen;
}

Response missing() {
  return json(object{{"error", "not found"}}, 404);
}

}  // namespace

Response open_data(const boost::json::value& body) {
  auto response = json(body);
  response.headers.push_back({"access-control-allow-origin", "*"});
  response.caching = Caching::short_shared;
  return response;
}

Response petition_json(Call& call, const Office& office) {
  const auto data = office.database().read([&](soci::session& sql) -> std::optional<object> {
    auto seen = see_public(sql, office, call);
    if (!seen) return std::nullopt;
    const auto id = seen->petition.id;
    auto all = attributes(office, read_published(sql, office, std::move(seen->petition)));
    add_signatures(sql, office, id, all);
    // Beside what the API of the UK Parliament has.
    if (const auto notes = corrections_of(sql, id); !notes.empty()) all["corrections"] = correction_models(notes);
    return object{{"type", "petition"}, {"id", id}, {"attributes", std::move(all)}};
  });
  if (!data) return missing();
  const auto self = office.link(call.service().slug, "/" + std::to_string(id_of(call)) + ".json");
  return open_data(object{{"links", object{{"self", self}}}, {"data", *data}});
}

Response count_json(Call& call, const Office& office) {
  const auto seen = office.database().read([&](soci::session& sql) { return see_public(sql, office, call); });
  if (!seen) return missing();
  return open_data(object{{"id", seen->petition.id}, {"signature_count", seen->petition.standing.support_count}});
}

}  // namespace kenes::petition
