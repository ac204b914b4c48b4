// Atom feeds (RFC 4287): the newest petitions, and what happens to one.
#include <algorithm>

#include "domain/stages.hpp"
#include "pages/atom.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "pages/timeline_model.hpp"
#include "queries/list_petitions.hpp"

namespace kenes::petition {

namespace {

constexpr int newest = 50;

Response feed(std::string body) {
  auto response = text(std::move(body), "application/atom+xml; charset=utf-8");
  response.caching = Caching::short_shared;
  return response;
}

}  // namespace

Response newest_feed(Call& call, const Office& office) {
  const auto& slug = call.service().slug;
  const auto found = office.database().read(
      [&](soci::session& sql) { return list_petitions(sql, {.service = slug, .sort = Sort::newest, .size = newest}); });
  const auto language = call.words().language();
  Atom atom{.id = office.link(slug, "/feed.atom"),
            .title = call.service().title.in(language),
            .language = std::string(language),
            .page = office.link(slug, ""),
            .updated = found.petitions.empty() ? Time{} : found.petitions.front().published_at.value_or(Time{})};
  for (const auto& petition : found.petitions) {
    const auto link = office.link(slug, "/" + std::to_string(petition.id));
    atom.entries.push_back({link, petition.action, link, petition.published_at.value_or(Time{}),
                            call.words().trn("{count} signature", "{count} signatures", petition.count)});
  }
  return feed(to_xml(atom));
}

Response petition_feed(Call& call, const Office& office) {
  struct Events {
    Seen seen;
    std::vector<participation::TimelineEntry> timeline;
  };
  const auto events = office.database().read([&](soci::session& sql) -> std::optional<Events> {
    auto seen = see(sql, office, call);
    if (!seen || !is_public(*seen->stage)) return std::nullopt;
    return Events{*seen, office.kit->timeline().read(sql, seen->petition.id, true)};
  });
  if (!events) return not_found();
  const auto& petition = events->seen.petition;
  const auto link = office.link(petition.service, "/" + std::to_string(petition.id));
  Atom atom{.id = link + "/feed.atom",
            .title = petition.texts.action,
            .language = petition.language,
            .page = link,
            .updated = petition.updated_at};
  int number = 0;
  for (const auto& entry : events->timeline) {
    ++number;
    const auto what = timeline_text(entry, *events->seen.process, call.words());
    if (!what.empty())
      atom.entries.push_back({link + "#event-" + std::to_string(number), what, link, entry.at,
                              timeline_detail(entry, *events->seen.process, call.words())});
  }
  std::reverse(atom.entries.begin(), atom.entries.end());
  return feed(to_xml(atom));
}

}  // namespace kenes::petition
