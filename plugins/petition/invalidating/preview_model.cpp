#include "invalidating/preview_model.hpp"

#include "invalidating/marks.hpp"

namespace kenes::petition {

namespace {

using participation::Falling;
using participation::Tally;

std::string name_of(const PlaceNames& places, const std::string& code) {
  const auto found = places.find(code);
  return found == places.end() ? code : found->second;
}

boost::json::object table(const Call& call, const std::string& title, const std::vector<Tally>& tallies,
                          const PlaceNames& places = {}) {
  boost::json::array rows;
  for (const auto& [key, count] : tallies) {
    rows.emplace_back(
        boost::json::object{{"key", key.empty() ? call.tr("not known") : name_of(places, key)}, {"count", count}});
  }
  return {{"title", title}, {"rows", std::move(rows)}};
}

std::string falls(const Call& call, const participation::Process& process, const Falling& falling) {
  const auto* rule = process.duty(falling.duty);
  const Arguments named{{"total", call.words().number(falling.total)},
                        {"duty", rule == nullptr ? falling.duty : rule->title.in(call.words().language())}};
  if (falling.duty.empty()) return call.tr("It falls below the {total} that it needs to go on.", named);
  return falling.lapses
             ? call.tr(
                   "It falls below {total}: what that number opened is no longer owed, unless it was given ({duty}).",
                   named)
             : call.tr("It falls below {total}: what that number opened stays owed ({duty}).", named);
}

}  // namespace

PlaceNames place_names(soci::session& sql, const Office& office, const Call& call) {
  PlaceNames names;
  const auto& kind = office.settings_of(call.service().slug).place_kind;
  if (kind.empty()) return names;
  const auto all = office.kit->territories().all(sql, kind);
  for (const auto& place : *all) names.emplace(place.code, place.name_in(call.words().language()));
  return names;
}

boost::json::object preview_model(const Call& call, const Seen& seen, const PlaceNames& places,
                                  const participation::InvalidationPreview& preview) {
  boost::json::array tables, sample, falling;
  tables.emplace_back(table(call, call.tr("Networks"), preview.networks));
  tables.emplace_back(table(call, call.tr("Mail domains"), preview.mail_domains));
  tables.emplace_back(table(call, call.tr("Ways to sign in"), preview.providers));
  if (!places.empty()) tables.emplace_back(table(call, call.tr("Places"), preview.territories, places));
  for (const auto& one : preview.sample) {
    sample.emplace_back(boost::json::object{{"number", one.number},
                                            {"at", to_iso(one.at)},
                                            {"place", name_of(places, one.territory)},
                                            {"network", one.network},
                                            {"mail_domain", one.mail_domain},
                                            {"provider", one.provider},
                                            {"marks", mark_titles(one.marks, call.words())}});
  }
  for (const auto& one : preview.falls_below) {
    falling.emplace_back(boost::json::object{{"text", falls(call, *seen.process, one)}});
  }
  return {{"supports", preview.supports}, {"count_now", preview.count_now}, {"count_after", preview.count_after},
          {"falls", std::move(falling)},  {"tables", std::move(tables)},    {"sample", std::move(sample)}};
}

}  // namespace kenes::petition
