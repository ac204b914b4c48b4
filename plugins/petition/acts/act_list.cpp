// The committee's staff: what was done lately in all petitions of the service.
#include "acts/act_models.hpp"
#include "acts/acts.hpp"
#include "pages/models.hpp"
#include "queries/petition_titles.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 50;

}  // namespace

Response act_list_page(Call& call, const Office& office) {
  const auto& slug = call.service().slug;
  const auto before = call.request().query.integer("before", 0, 1, std::numeric_limits<std::int64_t>::max());
  const auto& process = office.process(slug);
  const auto [acts, titles] = office.database().read([&](soci::session& sql) {
    auto found = office.kit->acts().latest(sql, slug, before, per_page + 1);
    std::vector<std::int64_t> ids;
    for (const auto& act : found) ids.push_back(act.submission_id);
    return std::pair{std::move(found), petition_titles(sql, ids)};
  });
  boost::json::array rows;
  for (const auto& act : acts) {
    if (rows.size() == static_cast<std::size_t>(per_page)) break;
    const auto title = titles.find(act.submission_id);
    if (title == titles.end()) continue;
    rows.emplace_back(boost::json::object{{"title", act_title(process, act.rule, call.words().language())},
                                          {"action", title->second.action},
                                          {"lang", title->second.language},
                                          {"href", call.url("/" + std::to_string(act.submission_id) + "/acts")},
                                          {"at", to_iso(act.at)},
                                          {"withdrawn", act.withdrawn_at.has_value()}});
  }
  const bool more = acts.size() > static_cast<std::size_t>(per_page);
  return page(
      "petition/acts/list",
      {{"title", call.tr("Acts of the committee")},
       {"acts", std::move(rows)},
       {"next", more ? boost::json::value(call.url("/acts?before=" + std::to_string(acts[per_page - 1].id))) : nullptr},
       {"home_href", call.url("")},
       {"committee_href", call.url("/committee")}});
}

}  // namespace kenes::petition
