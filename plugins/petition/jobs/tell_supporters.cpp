#include "jobs/tell_supporters.hpp"

#include "mail/news_letter.hpp"
#include "queries/find_petition.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

constexpr int batch = 200;

void ask_for_batch(soci::session& sql, const Office& office, const News& news, std::int64_t after) {
  const auto id = std::to_string(news.petition_id);
  office.host->jobs().enqueue(
      sql, {tell_supporters_kind,
            {{"petition", news.petition_id}, {"event", news.event}, {"duty", news.duty}, {"after", after}},
            office.host->clock().now(),
            id + ":" + news.event + ":" + news.duty + ":" + std::to_string(after)});
}

// Only those whose support stands: the addresses of invalidated ones may be an attacker's. LATERAL with LIMIT looks
// them up one by one; a join would begin to merge at the first person of the portal.
std::vector<std::int64_t> next_people(soci::session& sql, std::int64_t petition_id, std::int64_t after) {
  const int most = batch;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT person_id FROM ("
                      "(SELECT p.person_id FROM petition.supporter p CROSS JOIN LATERAL (SELECT FROM "
                      "  participation.supporter s WHERE s.person_id = p.person_id AND s.submission_id = p.petition_id "
                      "  AND s.invalidation IS NULL LIMIT 1) AS stands WHERE p.petition_id = cast(:id as bigint) "
                      "  AND p.notify AND p.person_id > cast(:after as bigint) ORDER BY p.person_id "
                      "  LIMIT cast(:most as integer)) "
                      "UNION SELECT author_id FROM petition.petition WHERE id = cast(:own as bigint) "
                      "  AND author_id > cast(:after_too as bigint)) AS people "
                      "ORDER BY person_id LIMIT cast(:most_too as integer)",
       soci::use(petition_id), soci::use(after), soci::use(most), soci::use(petition_id), soci::use(after),
       soci::use(most));
  std::vector<std::int64_t> people;
  for (const auto& row : rows) people.push_back(number_of(row, "person_id"));
  return people;
}

std::string service_of(soci::session& sql, std::int64_t petition_id) {
  std::string service;
  sql << "SELECT service FROM petition.petition WHERE id = cast(:id as bigint)", soci::use(petition_id),
      soci::into(service);
  return service;
}

}  // namespace

void tell_supporters(soci::session& sql, const Office& office, const News& news) {
  ask_for_batch(sql, office, news, 0);
}

void tell_next_supporters(const Office& office, const boost::json::object& payload) {
  const News news{payload.at("petition").to_number<std::int64_t>(), std::string(payload.at("event").as_string()),
                  std::string(payload.at("duty").as_string())};
  const auto after = payload.at("after").to_number<std::int64_t>();
  office.database().write([&](soci::session& sql) {
    const auto petition = find_petition(sql, office, service_of(sql, news.petition_id), news.petition_id);
    if (!petition) return;
    const auto people = next_people(sql, news.petition_id, after);
    const auto told = read_told(sql, office, news);
    for (const auto person : people) {
      const bool author = person == petition->standing.author_id;
      if (author && author_knows(news, told)) continue;
      const auto language = office.host->mail().language_of(sql, person);
      auto letter = news_letter(office, *petition, news, told, language);
      if (!letter) return;
      letter->text += "\n\n" + why_told(office, *petition, person, language);
      letter->person_id = person;
      letter->unique_key += ":" + std::to_string(person);
      office.host->mail().send(sql, *letter);
    }
    if (people.size() == static_cast<std::size_t>(batch)) ask_for_batch(sql, office, news, people.back());
  });
}

}  // namespace kenes::petition
