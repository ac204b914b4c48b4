// The invalidations of a petition, for moderators.
#include <limits>

#include "invalidating/invalidating.hpp"
#include "invalidating/invalidation_model.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

namespace {

constexpr int on_page = 50;

struct Listed {
  Seen seen;
  std::vector<participation::Invalidation> all;
};

}  // namespace

Response invalidations_page(Call& call, const Office& office) {
  const auto before = call.request().query.integer("before", 0, 0, std::numeric_limits<std::int64_t>::max());
  auto listed = office.database().read([&](soci::session& sql) -> std::optional<Listed> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    // One more than is shown tells whether the list goes on.
    auto all = office.kit->invalidations().list(sql, seen->petition.id, before, on_page + 1);
    return Listed{std::move(*seen), std::move(all)};
  });
  if (!listed) return not_found();
  const bool goes_on = listed->all.size() > on_page;
  if (goes_on) listed->all.pop_back();
  const auto id = listed->seen.petition.id;
  boost::json::array rows;
  for (const auto& one : listed->all) rows.emplace_back(invalidation_model(call, one));
  auto model = short_model(call, *listed->seen.process, listed->seen.petition);
  model["title"] = call.tr("Invalidated signatures");
  model["invalidations"] = std::move(rows);
  model["next"] = goes_on ? boost::json::value(address(call.url(invalidations_path(id)),
                                                       {{"before", std::to_string(listed->all.back().id)}}))
                          : boost::json::value(nullptr);
  model["new_href"] = call.url("/" + std::to_string(id) + "/moderate/invalidate");
  model["back_href"] = call.url("/" + std::to_string(id) + "/moderate");
  return page("petition/invalidating/list", std::move(model));
}

}  // namespace kenes::petition
