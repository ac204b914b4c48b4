#include "queries/list_petitions.hpp"

#include "kenes/sql.hpp"
#include "queries/candidates.hpp"
#include "queries/listed.hpp"

namespace kenes::petition {

namespace {

// A comment in front keeps a statement from being prepared (docs/plugin-authors/contract.md): one plan for "all" and
// for a topic with three petitions would be wrong for one of them.
const std::string planned_anew = "/* planned anew */ ";

const char* order(Sort sort) {
  switch (sort) {
    case Sort::newest:
      return " ORDER BY s.published_at DESC NULLS LAST, s.id DESC ";
    case Sort::closing_soon:
      return " ORDER BY s.stage_until ASC NULLS LAST, s.id ";
    case Sort::signatures:
      break;
  }
  return " ORDER BY s.listed_count DESC, s.id ";
}

// The common part of listing and counting: FROM and WHERE, with what it binds.
struct Selection {
  std::string sql;
  std::string facets, words;
};

std::vector<std::string> facets_of(const Listing& listing) {
  auto facets = listing.facets;
  if (!listing.topic.empty())
    for (auto& facet : facets) facet = within_topic(facet, listing.topic);
  if (!listing.field.empty())
    for (auto& facet : facets) facet = within_field(facet, listing.field);
  return facets;
}

Selection select(const Listing& listing, const char* candidates) {
  Selection selection;
  selection.sql =
      " FROM participation.submission s JOIN petition.petition p ON p.id = s.id "
      "WHERE s.service = cast(:service as text) AND s.visibility = 'everyone' "
      "AND EXISTS (SELECT 1 FROM petition.facet f WHERE f.petition_id = p.id AND f.facet = ANY (cast(:facets as "
      "text[]))) ";
  selection.facets = sql::array(facets_of(listing));
  if (candidates != nullptr) {
    selection.sql += std::string("AND") + candidates;
    selection.words = listing.words;
  }
  return selection;
}

void bind(soci::statement& statement, const Listing& listing, const Selection& selection) {
  statement.exchange(soci::use(listing.service, "service"));
  statement.exchange(soci::use(selection.facets, "facets"));
  if (!selection.words.empty()) {
    statement.exchange(soci::use(listing.service, "words_service"));
    statement.exchange(soci::use(selection.words, "words"));
  }
}

std::int64_t count(soci::session& sql, const Listing& listing, const Selection& selection) {
  const std::string text = planned_anew + "SELECT count(*) FROM (SELECT 1" + selection.sql + "LIMIT " +
                           std::to_string(max_found) + ") AS found";
  long long total = 0;
  soci::statement statement(sql);
  statement.exchange(soci::into(total));
  bind(statement, listing, selection);
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute(true);
  return total;
}

std::vector<ListedPetition> rows(soci::session& sql, const Listing& listing, const Selection& selection) {
  const std::string text = planned_anew + "SELECT " KENES_PETITION_LISTED + selection.sql + order(listing.sort) +
                           "LIMIT " + std::to_string(listing.size) + " OFFSET " +
                           std::to_string((listing.page - 1) * listing.size);
  soci::row row;
  soci::statement statement(sql);
  statement.exchange(soci::into(row));
  bind(statement, listing, selection);
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
  statement.execute();
  std::vector<ListedPetition> petitions;
  while (statement.fetch()) {
    petitions.push_back(listed(row));
  }
  return petitions;
}

// A list by state and topic is counted already; a search is counted as far as people read.
std::int64_t total_of(soci::session& sql, const Listing& listing, const Selection& selection) {
  const auto facets = facets_of(listing);
  if (!selection.words.empty() || facets.size() != 1) return count(sql, listing, selection);
  const auto counts = facet_counts(sql, listing.service);
  const auto found = counts.find(facets.front());
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

Found list_petitions(soci::session& sql, const Listing& listing) {
  Found found;
  auto selection = select(listing, listing.words.empty() ? nullptr : by_words);
  found.total = total_of(sql, listing, selection);
  if (found.total == 0 && !listing.words.empty()) {
    selection = select(listing, by_spelling);
    found.total = count(sql, listing, selection);
    found.nearly = found.total > 0;
  }
  if (found.total > 0) found.petitions = rows(sql, listing, selection);
  return found;
}

std::string within_topic(const std::string& facet, const std::string& topic) {
  return facet + "&topic:" + topic;
}

std::string within_field(const std::string& facet, const std::string& field) {
  return facet + "&field:" + field;
}

std::map<std::string, std::int64_t> facet_counts(soci::session& sql, const std::string& service) {
  const soci::rowset<soci::row> counted =
      (sql.prepare << "SELECT facet, n FROM petition.facet_count WHERE service = cast(:service as text)",
       soci::use(service));
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : counted) counts[text_of(row, "facet")] = number_of(row, "n");
  return counts;
}

}  // namespace kenes::petition
