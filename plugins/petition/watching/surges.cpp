// Petitions with a surge, the latest first.
#include <limits>

#include "kenes/sql.hpp"
#include "pages/address.hpp"
#include "queries/rows.hpp"
#include "watching/surge_model.hpp"
#include "watching/watching.hpp"

namespace kenes::petition {

namespace {

using participation::SurgingSubmission;

constexpr int on_page = 25;

struct Titled {
  std::string action, language;
  bool held = false;
};

std::map<std::int64_t, Titled> titles_of(soci::session& sql, const std::vector<SurgingSubmission>& surging) {
  std::vector<std::int64_t> wanted;
  for (const auto& one : surging) wanted.push_back(one.submission_id);
  const auto ids = sql::array(wanted);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT p.id, p.action, p.language, cast(s.held_since IS NOT NULL as integer) AS held "
                      "FROM petition.petition p JOIN participation.submission s ON s.id = p.id "
                      "WHERE p.id = ANY (cast(:ids as bigint[]))",
       soci::use(ids));
  std::map<std::int64_t, Titled> titles;
  for (const auto& row : rows) {
    titles.emplace(number_of(row, "id"),
                   Titled{text_of(row, "action"), text_of(row, "language"), row.get<int>("held") != 0});
  }
  return titles;
}

// "1790000000000000-7": where the next page begins.
std::string place_of(const SurgingSubmission& last) {
  return std::to_string(micros(last.last_at)) + "-" + std::to_string(last.submission_id);
}

std::pair<Time, std::int64_t> place_in(const Call& call) {
  const std::string text(call.request().query.get("before"));
  const auto dash = text.find('-');
  NamedValues parts{{{"at", text.substr(0, dash)}, {"id", dash == std::string::npos ? "" : text.substr(dash + 1)}}};
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  // A minute from now: what another node has seen just now.
  const auto latest = micros(call.now() + std::chrono::minutes{1});
  return {from_micros(parts.integer("at", latest, 0, latest)), parts.integer("id", most, 0, most)};
}

}  // namespace

Response surges_page(Call& call, const Office& office) {
  const auto place = place_in(call);
  std::map<std::int64_t, Titled> titles;
  auto surging = office.database().read([&](soci::session& sql) {
    // One more than is shown tells whether the list goes on.
    auto found = office.kit->watch().surging(sql, call.service().slug, place.first, place.second, on_page + 1);
    titles = titles_of(sql, found);
    return found;
  });
  const bool goes_on = surging.size() > on_page;
  if (goes_on) surging.pop_back();
  boost::json::array rows;
  for (const auto& one : surging) {
    const auto& title = titles[one.submission_id];
    boost::json::array surges;
    for (const auto& surge : one.surges) surges.emplace_back(surge_model(call, surge));
    rows.emplace_back(boost::json::object{{"href", call.url(watch_path(one.submission_id))},
                                          {"action", title.action},
                                          {"lang", title.language},
                                          {"held", title.held},
                                          {"last_at", to_iso(one.last_at)},
                                          {"surges", std::move(surges)}});
  }
  return page("petition/watching/surges",
              {{"title", call.tr("Surges of signatures")},
               {"petitions", std::move(rows)},
               {"queue_href", call.url("/moderate")},
               {"next", goes_on ? boost::json::value(
                                      address(call.url("/moderate/surges"), {{"before", place_of(surging.back())}}))
                                : boost::json::value(nullptr)}});
}

}  // namespace kenes::petition
