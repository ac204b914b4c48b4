// What changed from one version to another.
#include "drafting/drafting.hpp"
#include "drafting/workshop.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

Response compare_page(Call& call, const Office& office) {
  const auto workshop = read_workshop(office, call);
  if (!workshop) return not_found();
  const auto& query = call.request().query;
  const auto to = query.integer("to", workshop->newest().number, 1, 1'000'000);
  const auto from = query.integer("from", to - 1, 1, 1'000'000);
  const auto *before = workshop->version(from), *after = workshop->version(to);
  if (before == nullptr || after == nullptr) return not_found();
  const auto options = [&](std::int64_t chosen) {
    boost::json::array models;
    for (const auto& version : workshop->versions) {
      models.emplace_back(boost::json::object{{"value", std::to_string(version.number)},
                                              {"text", std::to_string(version.number)},
                                              {"selected", version.number == chosen}});
    }
    return models;
  };
  const auto path = call.url("/" + std::to_string(workshop->seen.petition.id) + "/drafting");
  auto model = short_model(call, *workshop->seen.process, workshop->seen.petition);
  model["title"] =
      call.tr("From version {from} to version {to}", {{"from", std::to_string(from)}, {"to", std::to_string(to)}});
  model["selects"] = boost::json::array{
      boost::json::object{{"id", "from"}, {"label", call.tr("From version")}, {"options", options(from)}},
      boost::json::object{{"id", "to"}, {"label", call.tr("To version")}, {"options", options(to)}}};
  model["differences"] = difference_models(call, before->texts, after->texts);
  model["form_action"] = path + "/compare";
  model["back_href"] = path;
  return page("petition/drafting/compare", std::move(model));
}

}  // namespace kenes::petition
