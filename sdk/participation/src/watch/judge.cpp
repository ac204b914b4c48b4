// What is a surge: a source of an hour's supports, compared with its share before.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "submission/record.hpp"
#include "watch/history.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

constexpr std::array<std::string_view, 4> words{"all", "network", "mail_domain", "provider"};

// How many of the window would be usual; none: nobody knows.
std::optional<double> usual_of(const Seen& one, const Seen& all, Time at) {
  if (one.source == SupportSource::all) {
    if (one.before == 0) return std::nullopt;
    const auto time = at - WatchRules::window - one.first_at - one.surged;
    if (time < WatchRules::window) return std::nullopt;
    return static_cast<double>(one.before) * std::chrono::duration<double>(WatchRules::window) /
           std::chrono::duration<double>(time);
  }
  const auto others = all.elsewhere();
  const bool known = others + all.before >= WatchRules::known_from;
  if (!known && one.source != SupportSource::network) return std::nullopt;
  // The submission's own history, to which the portal's counts as a beginning.
  const double weight = WatchRules::known_from;
  const double portal = others > 0 ? static_cast<double>(one.elsewhere()) / static_cast<double>(others) : 0;
  const double share = (static_cast<double>(one.before) + weight * portal) / (static_cast<double>(all.before) + weight);
  return std::max(share, WatchRules::any_share) * static_cast<double>(all.in_window);
}

void keep(soci::session& sql, std::int64_t submission_id, const Seen& one, double usual, Time at) {
  const std::string dimension(to_word(one.source));
  const auto now = micros(at), since = micros(at - WatchRules::window);
  const auto expected = std::llround(usual);
  sql << "update participation.watched set surge_at = greatest(surge_at, kenes.to_time(cast(:now as bigint))) where "
         "submission_id = cast(:id as bigint)",
      soci::use(now), soci::use(submission_id);
  long long id = 0;
  sql << "update participation.support_surge set last_at = greatest(last_at, kenes.to_time(cast(:now as bigint))), "
         "usual = case when cast(:count as bigint) > count then cast(:usual as bigint) else usual end, "
         "count = greatest(count, cast(:counted as bigint)) where submission_id = cast(:id as bigint) "
         "and dimension = cast(:dimension as text) and key = cast(:key as text) "
         "and last_at >= kenes.to_time(cast(:since as bigint)) returning id",
      soci::use(now), soci::use(one.in_window), soci::use(expected), soci::use(one.in_window), soci::use(submission_id),
      soci::use(dimension), soci::use(one.key), soci::use(since), soci::into(id);
  if (sql.got_data()) return;
  const auto marked_to = one.first_number - 1;
  sql << "insert into participation.support_surge (submission_id, dimension, key, began_at, last_at, count, usual, "
         "marked_to) select cast(:id as bigint), cast(:dimension as text), cast(:key as text), t.at, t.at, "
         "cast(:count as bigint), cast(:usual as bigint), cast(:marked as bigint) from "
         "(select kenes.to_time(cast(:now as bigint)) as at) t",
      soci::use(submission_id), soci::use(dimension), soci::use(one.key), soci::use(one.in_window), soci::use(expected),
      soci::use(marked_to), soci::use(now);
}

}  // namespace

std::string_view to_word(SupportSource source) {
  return words.at(static_cast<std::size_t>(source));
}

SupportSource source_from(std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return static_cast<SupportSource>(found == words.end() ? 0 : found - words.begin());
}

void judge(soci::session& sql, std::int64_t submission_id, Time at, const WatchRules& rules) {
  auto seen = read_window(sql, submission_id, at, rules.least);
  const auto is_all = [](const Seen& one) { return one.source == SupportSource::all; };
  if (std::none_of(seen.begin(), seen.end(), is_all)) return;  // most petitions, most of the time
  read_history(sql, submission_id, at, seen);
  const auto& all = *std::find_if(seen.begin(), seen.end(), is_all);
  for (const auto& one : seen) {
    const auto usual = usual_of(one, all, at);
    if (usual && static_cast<double>(one.in_window) >= rules.factor * *usual) keep(sql, submission_id, one, *usual, at);
  }
}

}  // namespace kenes::participation
