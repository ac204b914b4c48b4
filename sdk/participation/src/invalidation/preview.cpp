// What an invalidation would do, before anybody asks for it.
#include <algorithm>
#include <map>

#include "invalidation/filter.hpp"
#include "invalidation/invalidations.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

std::string most_frequent(const std::string& dimension, const std::string& key) {
  return "(select '" + dimension + "', coalesce(" + key +
         ", ''), count(*) as n from hit group by 2 order by n desc, 2 limit 10)";
}

// One reading of the supports for everything that is told of them.
std::string question() {
  return "with hit as materialized (select s.number, s.network, s.mail_domain, s.provider, s.marks, e.territory, "
         "e.at from participation.supporter s join participation.support_entry e on e.submission_id = s.submission_id "
         "and e.number = s.number where " +
         FilterParameters::condition() + ") (select 'all', '', count(*) as n from hit) union all " +
         most_frequent("network", "cast(network as text)") + " union all " +
         most_frequent("mail_domain", "mail_domain") + " union all " + most_frequent("provider", "provider") +
         " union all " + most_frequent("territory", "territory") +
         " union all (select 'sample', cast(json_build_object('at', kenes.to_micros(at), 'territory', territory, "
         "'network', network, 'mail_domain', mail_domain, 'provider', provider, 'marks', coalesce(marks, 0)) as text), "
         "number from hit order by md5(cast(number as text)) limit 20)";
}

std::string text_in(const boost::json::object& object, const char* key) {
  const auto& value = object.at(key);
  return value.is_string() ? std::string(value.get_string()) : std::string();
}

SupportTrace trace_of(std::int64_t number, const std::string& text) {
  const auto read = boost::json::parse(text);
  const auto& object = read.as_object();
  return {.number = number,
          .at = from_micros(object.at("at").to_number<std::int64_t>()),
          .territory = text_in(object, "territory"),
          .network = text_in(object, "network"),
          .mail_domain = text_in(object, "mail_domain"),
          .provider = text_in(object, "provider"),
          .marks = object.at("marks").to_number<int>()};
}

void take(InvalidationPreview& preview, const std::string& what, std::string key, std::int64_t number) {
  const std::map<std::string, std::vector<Tally>*> tallies{{"network", &preview.networks},
                                                           {"mail_domain", &preview.mail_domains},
                                                           {"provider", &preview.providers},
                                                           {"territory", &preview.territories}};
  if (what == "all") {
    preview.supports = number;
  } else if (what == "sample") {
    preview.sample.push_back(trace_of(number, key));
  } else {
    tallies.at(what)->push_back({std::move(key), number});
  }
}

bool falls(std::int64_t total, const InvalidationPreview& preview) {
  return preview.count_now >= total && preview.count_after < total;
}

// Thresholds of the stage where it stands, and of others what would lapse all the same.
std::vector<Falling> falling(const Process& process, const Submission& standing, const InvalidationPreview& preview) {
  std::vector<Falling> all;
  for (const auto& stage : process.stages) {
    const bool here = stage.id == standing.stage;
    if (const auto need = here ? need_of(process, stage, standing) : std::nullopt; need && falls(*need, preview)) {
      all.push_back({.duty = {}, .total = *need});
    }
    for (std::size_t i = 0; i < stage.thresholds.size(); ++i) {
      const bool lapses = stage.thresholds[i].falls_back == FallsBack::lapses;
      const auto total = threshold_of(process, stage, i, standing);
      if (total && (here || lapses) && falls(*total, preview)) {
        all.push_back({.duty = stage.thresholds[i].opens, .total = *total, .lapses = lapses});
      }
    }
  }
  return all;
}

}  // namespace

std::optional<InvalidationPreview> KitInvalidations::preview(soci::session& sql, std::int64_t submission_id,
                                                             const SupportFilter& filter) {
  const auto record = find_record(sql, submission_id);
  if (!record) return std::nullopt;
  InvalidationPreview preview{.filter = filter};
  auto& up_to = preview.filter.up_to;
  up_to = up_to > 0 ? std::min(up_to, record->ledger_size) : record->ledger_size;
  FilterParameters parameters(sql, submission_id, preview.filter);
  auto prepared = (sql.prepare << question());
  const soci::rowset<soci::row> rows = parameters.bind(prepared, parameters.first() - 1, parameters.last());
  for (const auto& row : rows) take(preview, text_at(row, 0), text_at(row, 1), number_at(row, 2));
  std::sort(preview.sample.begin(), preview.sample.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  preview.count_now = record->shown.support_count;
  preview.count_after = preview.count_now - preview.supports;
  preview.falls_below = falling(engine_.process_of(sql, *record), record->shown, preview);
  return preview;
}

}  // namespace kenes::participation
