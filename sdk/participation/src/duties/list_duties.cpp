// Page after page by the place of the last row in the index, so that no page reads what stands before it.
#include <spdlog/fmt/fmt.h>

#include <charconv>
#include <limits>

#include "duties/duties.hpp"
#include "submission/duty_row.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

// Where a page begins: behind this row. A duty without a date stands at infinity.
struct Place {
  std::optional<Time> at;
  std::int64_t id = 0;
  std::string rule;
};

std::string to_text(const Place& place) {
  return fmt::format("{}.{}.{}", place.at ? std::to_string(micros(*place.at)) : "-", place.id, place.rule);
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// The years 1 to 9999, which PostgreSQL knows.
bool is_moment(std::int64_t us) {
  return us > -62'135'596'800'000'000 && us < 253'402'300'800'000'000;
}

std::optional<Place> to_place(std::string_view text) {
  const auto first = text.find('.'), second = text.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos || text.size() > 200) return std::nullopt;
  const auto at = number(text.substr(0, first)), id = number(text.substr(first + 1, second - first - 1));
  const bool without_date = text.substr(0, first) == "-";
  if (!id || (!without_date && (!at || !is_moment(*at)))) return std::nullopt;
  return Place{without_date ? std::nullopt : std::optional(from_micros(*at)), *id,
               std::string(text.substr(second + 1))};
}

Place before_the_first(DutyState state) {
  if (state == DutyState::met) return {std::nullopt, std::numeric_limits<std::int64_t>::max(), ""};
  return {Time{} - std::chrono::hours{24 * 365 * 1000}, 0, ""};
}

// The conditions are those of the partial indexes duty_to_do… and duty_done….
std::string statement(const DutyQuery& query) {
  const bool met = query.state == DutyState::met;
  const std::string key = met ? "d.met_at" : "coalesce(d.due_at, 'infinity')";
  const std::string direction = met ? " desc" : "";
  std::string text = "select " + duty_columns() +
                     ", s.visibility, s.process_version, s.support_count "
                     "from participation.duty d join participation.submission s on s.id = d.submission_id "
                     "where d.service = cast(:service as text)";
  if (!query.authority.empty()) text += " and d.authority = cast(:authority as text)";
  text += met ? " and d.met_at is not null" : " and d.met_at is null and d.lapsed_at is null";
  if (query.state == DutyState::overdue)
    text += " and coalesce(d.due_at, 'infinity') < kenes.to_time(cast(:now as bigint))";
  text += fmt::format(
      " and ({}, d.submission_id, d.rule) {} (coalesce(kenes.to_time(cast(:at as bigint)), 'infinity'), "
      "cast(:id as bigint), cast(:rule as text))",
      key, met ? "<" : ">");
  return text +
         fmt::format(" order by {0}{1}, d.submission_id{1}, d.rule{1} limit cast(:limit as int)", key, direction);
}

Visibility visibility_of(const std::string& word) {
  for (const auto one : {Visibility::everyone, Visibility::link, Visibility::staff}) {
    if (to_word(one) == word) return one;
  }
  return Visibility::author;
}

}  // namespace

DutyPage KitDuties::page(soci::session& sql, const DutyQuery& query) {
  const auto from = to_place(query.after).value_or(before_the_first(query.state));
  const auto now = micros(host_.clock().now());
  const int limit = query.limit + 1;
  TimeParameter at(from.at);
  soci::row row;
  soci::statement fetched(sql);
  fetched.alloc();
  fetched.prepare(statement(query));
  fetched.exchange(soci::use(query.service));
  if (!query.authority.empty()) fetched.exchange(soci::use(query.authority));
  if (query.state == DutyState::overdue) fetched.exchange(soci::use(now));
  fetched.exchange(soci::use(at.us, at.indicator));
  fetched.exchange(soci::use(from.id));
  fetched.exchange(soci::use(from.rule));
  fetched.exchange(soci::use(limit));
  fetched.exchange(soci::into(row));
  fetched.define_and_bind();
  fetched.execute(false);
  DutyPage page;
  std::vector<std::string> versions;
  while (fetched.fetch()) {
    if (page.duties.size() == static_cast<std::size_t>(query.limit)) {
      const auto& last = page.duties.back().duty;
      page.next = to_text({query.state == DutyState::met ? last.met_at : last.due_at, last.submission_id, last.rule});
      break;
    }
    versions.push_back(text_at(row, 9));
    page.duties.push_back({to_duty(row), {}, visibility_of(text_at(row, 8)), number_at(row, 10)});
  }
  for (std::size_t i = 0; i < page.duties.size(); ++i) {
    Record filed;
    filed.shown.process_version = versions[i];
    const auto* rule = engine_.process_of(sql, filed).duty(page.duties[i].duty.rule);
    if (rule != nullptr) page.duties[i].title = rule->title;
  }
  return page;
}

}  // namespace kenes::participation
