// The committee's page of one petition: what was done, and what may be.
#include "acts/petition_acts.hpp"

#include <algorithm>
#include <limits>

#include "acts/acts.hpp"
#include "domain/stages.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

const participation::Act* PetitionActs::act(std::int64_t id) const {
  const auto found = std::find_if(acts.begin(), acts.end(), [&](const auto& one) { return one.id == id; });
  return found == acts.end() ? nullptr : &*found;
}

std::int64_t act_id_of(const Call& call) {
  return call.request().captures.integer("act", 0, 1, std::numeric_limits<std::int64_t>::max());
}

std::optional<PetitionActs> read_acts(const Office& office, const Call& call) {
  return office.database().read([&](soci::session& sql) -> std::optional<PetitionActs> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    const auto id = seen->petition.id;
    return PetitionActs{std::move(*seen), office.kit->acts().of(sql, id), replies_of(sql, id),
                        office.engine().duties(sql, id)};
  });
}

Response petition_acts_page(Call& call, const Office& office) {
  const auto found = read_acts(office, call);
  if (!found) return not_found();
  const auto& seen = found->seen;
  const std::string language(call.words().language());
  boost::json::array rules;
  for (const auto& rule : seen.process->acts) {
    rules.emplace_back(
        boost::json::object{{"title", rule.title.in(language)},
                            {"explanation", rule.explanation.in(language)},
                            {"href", call.url("/" + std::to_string(seen.petition.id) + "/acts/new?act=" + rule.id)}});
  }
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Acts of the committee");
  model["public"] = is_public(*seen.stage);
  model["rules"] = std::move(rules);
  model["acts"] = act_models(call, office, seen, found->acts, found->replies, Replies::all);
  model["list_href"] = call.url("/acts");
  return page("petition/acts/petition", std::move(model));
}

}  // namespace kenes::petition
