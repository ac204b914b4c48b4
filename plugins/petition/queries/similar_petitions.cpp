#include "queries/listed.hpp"

namespace kenes::petition {

namespace {

// The candidates have one of the longer words or are spelt alike, and are bounded. They are put in order by how much of
// the action they share.
constexpr const char* similar =
    "WITH asked AS (SELECT cast(:action as text) AS action, cast(:service as text) AS service), "
    "words AS (SELECT cast(string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || ''':*', ' | ') "
    "    as tsquery) AS any_of FROM asked, unnest(to_tsvector('simple', asked.action)) WHERE length(lexeme) > 3), "
    "candidate AS (SELECT petition.about(words => any_of, like_action => action, in_service => service) AS id "
    "  FROM asked, words) "
    "SELECT " KENES_PETITION_LISTED
    "FROM candidate c JOIN petition.petition p ON p.id = c.id JOIN participation.submission s ON s.id = p.id, asked, "
    "words "
    "WHERE s.visibility = 'everyone' "
    "  AND (similarity(p.action, asked.action) > 0.3 OR word_similarity(asked.action, p.action) > 0.4 "
    "       OR ts_rank(p.search, words.any_of, 1) > 0.05) "
    "ORDER BY greatest(similarity(p.action, asked.action), word_similarity(asked.action, p.action)) "
    "  + 2 * coalesce(ts_rank(p.search, words.any_of, 1), 0) DESC, p.id "
    "LIMIT cast(:most as integer)";

}  // namespace

std::vector<ListedPetition> similar_petitions(soci::session& sql, const std::string& service, const std::string& action,
                                              int limit) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << similar, soci::use(action), soci::use(service), soci::use(limit));
  std::vector<ListedPetition> petitions;
  for (const auto& row : rows) {
    petitions.push_back(listed(row));
  }
  return petitions;
}

}  // namespace kenes::petition
