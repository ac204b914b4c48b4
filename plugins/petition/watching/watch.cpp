// Where the signatures of a petition came from while they surged, against what is usual.
#include <algorithm>
#include <limits>

#include "invalidating/invalidating.hpp"
#include "pages/address.hpp"
#include "pages/models.hpp"
#include "watching/chart.hpp"
#include "watching/held.hpp"
#include "watching/surge_model.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

namespace {

using participation::SourceRate;
using participation::SupportRate;
using participation::SupportSource;
using participation::Surge;

constexpr int sources_shown = 10;

struct Table {
  SupportSource source;
  std::vector<SourceRate> rates;
};

struct Watched {
  Seen seen;
  std::vector<Surge> surges;
  std::size_t chosen = 0;  // of the surges, if there are any
  Stretch stretch, drawn;
  std::vector<SupportRate> rates, before;
  std::vector<Table> tables;
  std::vector<participation::Hold> holds;
};

void read_rates(soci::session& sql, const Office& office, Time now, Watched& watched) {
  auto& watch = office.kit->watch();
  const auto id = watched.seen.petition.id;
  watched.stretch = stretch_of(watched.surges.at(watched.chosen));
  watched.drawn = drawn_around(watched.stretch, now);
  watched.rates = watch.rates(sql, id, watched.drawn.from, watched.drawn.until);
  watched.before = watch.rates(sql, id, watched.drawn.from - participation::WatchRules::history, watched.drawn.from);
  for (const auto source : {SupportSource::network, SupportSource::mail_domain, SupportSource::provider}) {
    watched.tables.push_back(
        {source, watch.most_frequent(sql, id, source, watched.stretch.from, watched.stretch.until, sources_shown)});
  }
}

std::optional<Watched> read_watched(const Call& call, const Office& office) {
  const auto wanted = call.request().query.integer("surge", 0, 0, std::numeric_limits<std::int64_t>::max());
  return office.database().read([&](soci::session& sql) -> std::optional<Watched> {
    auto seen = see(sql, office, call);
    if (!seen) return std::nullopt;
    const auto id = seen->petition.id;
    Watched watched{.seen = std::move(*seen), .surges = office.kit->watch().surges_of(sql, id)};
    watched.holds = office.kit->holds().history(sql, id);
    const auto found =
        std::find_if(watched.surges.begin(), watched.surges.end(), [&](const Surge& one) { return one.id == wanted; });
    if (found != watched.surges.end()) watched.chosen = static_cast<std::size_t>(found - watched.surges.begin());
    if (!watched.surges.empty()) read_rates(sql, office, call.now(), watched);
    return watched;
  });
}

// Whether a surge of this source was seen within what is looked at.
bool surged(const Watched& watched, SupportSource source, const std::string& key) {
  return std::any_of(watched.surges.begin(), watched.surges.end(), [&](const Surge& one) {
    return one.source == source && one.key == key && one.last_at >= watched.stretch.from &&
           one.began_at <= watched.stretch.until;
  });
}

const char* condition_of(SupportSource source) {
  if (source == SupportSource::network) return "network";
  return source == SupportSource::mail_domain ? "mail_domain" : "provider";
}

std::string title_of(const Call& call, SupportSource source) {
  if (source == SupportSource::network) return call.tr("Networks");
  return source == SupportSource::mail_domain ? call.tr("Mail domains") : call.tr("Ways to sign in");
}

boost::json::object table_model(const Call& call, const Watched& watched, const Table& table, std::int64_t all) {
  boost::json::array rows;
  const auto path = call.url("/" + std::to_string(watched.seen.petition.id) + "/moderate/invalidate");
  for (const auto& rate : table.rates) {
    rows.emplace_back(boost::json::object{{"key", rate.key},
                                          {"count", rate.count},
                                          {"usual", rate.usual},
                                          {"percent", all == 0 ? 0 : (rate.count * 100 + all / 2) / all},
                                          {"surged", surged(watched, table.source, rate.key)},
                                          {"href", address(path, {{condition_of(table.source), rate.key},
                                                                  {"from", to_iso(watched.stretch.from)},
                                                                  {"until", to_iso(watched.stretch.until)}})}});
  }
  return {{"title", title_of(call, table.source)}, {"rows", std::move(rows)}};
}

std::int64_t all_in(const std::vector<SupportRate>& rates, const Stretch& stretch) {
  std::int64_t all = 0;
  for (const auto& rate : rates) all += rate.from >= stretch.from && rate.from < stretch.until ? rate.count : 0;
  return all;
}

boost::json::object look_model(const Call& call, const Watched& watched) {
  const auto all = all_in(watched.rates, watched.stretch);
  boost::json::array tables;
  for (const auto& table : watched.tables) {
    if (!table.rates.empty()) tables.emplace_back(table_model(call, watched, table, all));
  }
  return {{"from", to_iso(watched.stretch.from)},
          {"until", to_iso(watched.stretch.until)},
          {"all", all},
          {"chart", chart_model(watched.rates, watched.before, watched.drawn)},
          {"tables", std::move(tables)}};
}

}  // namespace

Response watch_page(Call& call, const Office& office) {
  const auto watched = read_watched(call, office);
  if (!watched) return not_found();
  const auto id = watched->seen.petition.id;
  const auto moderate = "/" + std::to_string(id) + "/moderate";
  boost::json::array surges;
  for (std::size_t i = 0; i < watched->surges.size(); ++i) {
    const auto& surge = watched->surges[i];
    auto one = surge_model(call, surge);
    one["href"] = address(call.url(watch_path(id)), {{"surge", std::to_string(surge.id)}});
    one["chosen"] = i == watched->chosen;
    surges.emplace_back(std::move(one));
  }
  auto model = short_model(call, *watched->seen.process, watched->seen.petition);
  model["title"] = call.tr("Where signatures come from");
  model["surges"] = std::move(surges);
  model["look"] =
      watched->surges.empty() ? boost::json::value(nullptr) : boost::json::value(look_model(call, *watched));
  model["holds"] = hold_models(watched->holds);
  model["held"] = watched->seen.petition.standing.held_since.has_value();
  model["hold_href"] = call.url(watch_path(id, "/hold"));
  model["end_hold_href"] = call.url(watch_path(id, "/hold/end"));
  model["invalidations_href"] = call.url(invalidations_path(id));
  model["back_href"] = call.url(moderate);
  model["list_href"] = call.url("/moderate/surges");
  return page("petition/watching/watch", std::move(model));
}

}  // namespace kenes::petition
