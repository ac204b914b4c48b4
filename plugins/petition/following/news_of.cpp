#include "following/news_of.hpp"

#include <charconv>
#include <limits>

#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

// 0 for what is no number of a petition.
std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

}  // namespace

std::vector<Subscriptions::Subscription> NewsOf::of(soci::session& sql, std::int64_t person,
                                                    const Translator& /*words*/, std::string_view after, int most) {
  const auto below = after.empty() ? std::numeric_limits<std::int64_t>::max() : number_in(after);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT p.id, p.action, CASE WHEN s.visibility = 'everyone' THEN p.service END AS service "
                      "FROM petition.supporter f JOIN petition.petition p ON p.id = f.petition_id "
                      "JOIN participation.submission s ON s.id = p.id WHERE f.person_id = cast(:person as bigint) "
                      "AND f.notify AND f.petition_id < cast(:below as bigint) ORDER BY p.id DESC "
                      "LIMIT cast(:most as integer)",
       soci::use(person, "person"), soci::use(below, "below"), soci::use(most, "most"));
  std::vector<Subscription> all;
  for (const auto& row : rows) {
    const auto id = std::to_string(number_of(row, "id"));
    const auto service = text_of(row, "service");
    all.push_back({id, text_of(row, "action"), service.empty() ? std::string() : "/" + service + "/" + id});
  }
  return all;
}

void NewsOf::stop(soci::session& sql, std::int64_t person, std::string_view id) {
  if (id.empty()) {
    sql << "UPDATE petition.supporter SET notify = false WHERE person_id = cast(:person as bigint) AND notify",
        soci::use(person, "person");
    return;
  }
  const auto petition = number_in(id);
  sql << "UPDATE petition.supporter SET notify = false WHERE person_id = cast(:person as bigint) AND petition_id = "
         "cast(:id as bigint)",
      soci::use(person, "person"), soci::use(petition, "id");
}

}  // namespace kenes::petition
