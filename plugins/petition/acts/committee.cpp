// Who sits in the committee, and what it may do, for everyone.
#include <algorithm>

#include "acts/acts.hpp"
#include "domain/stages.hpp"
#include "kenes/authorities.hpp"

namespace kenes::petition {

namespace {

boost::json::array member_models(const Authority& authority, std::string_view language) {
  boost::json::array models;
  for (const auto& member : authority.members) {
    models.emplace_back(boost::json::object{
        {"name", member.name}, {"group", member.group.in(language)}, {"role", member.role.in(language)}});
  }
  return models;
}

boost::json::array rule_models(const Process& process, const std::string& by, std::string_view language) {
  boost::json::array models;
  for (const auto& rule : process.acts) {
    if (rule.by != by) continue;
    models.emplace_back(
        boost::json::object{{"title", rule.title.in(language)}, {"explanation", rule.explanation.in(language)}});
  }
  return models;
}

}  // namespace

Response committee_page(Call& call, const Office& office) {
  const auto& process = office.process(call.service().slug);
  const auto* authorities = office.host->find<Authorities>();
  const std::string language(call.words().language());
  boost::json::array models;
  std::vector<std::string> seen;
  for (const auto& rule : process.acts) {
    if (std::find(seen.begin(), seen.end(), rule.by) != seen.end()) continue;
    seen.push_back(rule.by);
    const auto* authority = authorities == nullptr ? nullptr : authorities->find(rule.by);
    models.emplace_back(boost::json::object{
        {"title", authority_title(authorities, rule.by, language)},
        {"about", authority == nullptr ? std::string() : authority->about.in(language)},
        {"members", authority == nullptr ? boost::json::array() : member_models(*authority, language)},
        {"rules", rule_models(process, rule.by, language)}});
  }
  if (models.empty()) return not_found();
  auto title = models.size() == 1 ? models.at(0).at("title") : boost::json::value(call.tr("Committees"));
  auto response = page("petition/acts/committee", {{"title", std::move(title)},
                                                   {"several", models.size() > 1},
                                                   {"committees", std::move(models)},
                                                   {"how_href", call.url("/how-it-works")},
                                                   {"duties_href", call.url("/duties")},
                                                   {"home_href", call.url("")}});
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace kenes::petition
