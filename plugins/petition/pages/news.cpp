#include "pages/news.hpp"

#include "queries/list_petitions.hpp"

namespace kenes::petition {
namespace {

constexpr int most = 3;

std::vector<std::string> open_stages(const participation::Process& process) {
  std::vector<std::string> facets;
  for (const auto& stage : process.stages)
    if (stage.takes_support() && stage.visibility == participation::Visibility::everyone)
      facets.push_back("stage:" + stage.id);
  return facets;
}

}  // namespace

std::vector<NewsItem> news(const Office& office, const Service& service, std::string_view language) {
  const auto facets = open_stages(office.process(service.slug));
  if (facets.empty()) return {};
  const auto found = office.database().read([&](soci::session& sql) {
    return list_petitions(sql, {.service = service.slug, .facets = facets, .size = most});
  });
  const auto& words = office.host->translator(language);
  std::vector<NewsItem> items;
  for (const auto& petition : found.petitions)
    items.push_back({.href = "/" + service.slug + "/" + std::to_string(petition.id),
                     .title = petition.action,
                     .summary = words.trn("{count} signature", "{count} signatures", petition.count),
                     .at = petition.published_at.value_or(Time{})});
  return items;
}

}  // namespace kenes::petition
