// What an author sees of the petitions that he or she started.
#include <algorithm>

#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "pages/timeline_model.hpp"
#include "queries/own_petitions.hpp"

namespace kenes::petition {

Response own_page(Call& call, const Office& office) {
  const auto own = office.database().read(
      [&](soci::session& sql) { return own_petitions(sql, call.service().slug, call.actor().person_id); });
  const auto& process = office.process(call.service().slug);
  boost::json::array rows;
  for (const auto& petition : own) {
    auto row = row_model(call, process, petition);
    const auto* stage = process.stage(petition.stage);
    const bool draft = stage != nullptr && stage->kind == participation::StageKind::draft;
    row["draft"] = draft;
    const bool together = stage != nullptr && stage->together;
    const char* rest = draft ? "/check" : together ? "/drafting" : "/share";
    row["href"] = call.url("/" + std::to_string(petition.id) + rest);
    rows.emplace_back(std::move(row));
  }
  return page("petition/own", {{"title", call.tr("Your petitions")},
                               {"petitions", rows},
                               {"new_href", call.url("/new")},
                               {"home_href", call.url("")}});
}

Response share_page(Call& call, const Office& office) {
  struct Own {
    Seen seen;
    std::vector<participation::TimelineEntry> timeline;
  };
  const auto own = office.database().read([&](soci::session& sql) -> std::optional<Own> {
    auto seen = see(sql, office, call);
    if (!seen || !seen->is_author) return std::nullopt;
    return Own{*seen, office.kit->timeline().read(sql, seen->petition.id, false)};
  });
  if (!own) return not_found();
  const auto& [seen, timeline] = *own;
  const auto& petition = seen.petition;
  const auto path = "/" + std::to_string(petition.id);
  if (seen.stage->kind == participation::StageKind::draft) return redirect(call.url(path + "/check"));

  const bool everyone = is_public(*seen.stage);
  const bool collecting = collects(*seen.stage);
  const auto* next = seen.process->stage(seen.stage->then);
  auto model = short_model(call, *seen.process, petition);
  model["title"] = call.tr("Your petition");
  model["stage_explanation"] = seen.stage->explanation.in(call.words().language());
  model["public"] = everyone;
  model["collecting"] = collecting;
  model["supported"] = std::any_of(seen.process->stages.begin(), seen.process->stages.end(), collects);
  model["need"] = need_model(*seen.process, *seen.stage, petition.standing);
  model["until"] = collecting ? moment(petition.standing.stage_until) : nullptr;
  model["next_title"] = next == nullptr ? std::string() : next->title.in(call.words().language());
  model["timeline"] = timeline_model(timeline, *seen.process, call.words());
  model["own_href"] = call.url("/mine");
  model["drafting_href"] =
      seen.stage->together ? boost::json::value(call.url(path + "/drafting")) : boost::json::value(nullptr);

  Response response = page("petition/share", std::move(model));
  // The link is a secret of the author: the page shows it, the JSON twin does not.
  const auto link = everyone ? path : path + "/support/" + petition.standing.link_token;
  response.page.html_only = {{"share_url", collecting ? boost::json::value(office.link(petition.service, link))
                                                      : boost::json::value(nullptr)}};
  return response;
}

}  // namespace kenes::petition
