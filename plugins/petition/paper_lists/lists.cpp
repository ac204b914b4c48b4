#include "paper_lists/lists.hpp"

#include <limits>

#include <boost/algorithm/string/join.hpp>

#include "kenes/sql.hpp"
#include "paper_lists/count_list.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

constexpr const char* columns =
    "SELECT id, petition_id, title, rows, kenes.to_micros(entered_at) AS entered_at, "
    "coalesce(kenes.to_micros(counted_at), 0) AS counted_at FROM petition.paper_list ";

PaperList to_list(const soci::row& row) {
  const auto counted_at = number_of(row, "counted_at");
  return {.id = number_of(row, "id"),
          .petition_id = number_of(row, "petition_id"),
          .title = row.get<std::string>("title"),
          .rows = row.get<int>("rows"),
          .entered_at = from_micros(number_of(row, "entered_at")),
          .counted_at = counted_at == 0 ? std::nullopt : std::optional(from_micros(counted_at))};
}

void insert_rows(soci::session& sql, std::int64_t id, const NewPaperList& list) {
  std::vector<std::int64_t> rows, persons;
  std::vector<std::string> keys, formers, territories;
  for (const auto& person : list.persons) {
    rows.push_back(person.row);
    persons.push_back(person.person.person_id);
    keys.push_back(person.person.key);
    formers.push_back(boost::algorithm::join(person.person.former_keys, "\n"));
    territories.push_back(person.territory);
  }
  const auto row = sql::array(rows), person = sql::array(persons), key = sql::array(keys), former = sql::array(formers),
             territory = sql::array(territories);
  sql << "INSERT INTO petition.paper_signature (list_id, row, petition_id, person_key, person_id, territory, "
         "former_keys) SELECT cast(:id as bigint), cast(n.row as integer), cast(:petition as bigint), n.key, n.person, "
         "n.territory, string_to_array(n.former, chr(10)) "
         "FROM unnest(cast(:rows as bigint[]), cast(:keys as text[]), cast(:persons as bigint[]), "
         "cast(:territories as text[]), cast(:formers as text[])) AS n(row, key, person, territory, former)",
      soci::use(id), soci::use(list.petition_id), soci::use(row), soci::use(key), soci::use(person),
      soci::use(territory), soci::use(former);
}

}  // namespace

std::int64_t enter_paper_list(soci::session& sql, const Office& office, const NewPaperList& list, const Actor& by) {
  const auto now = office.host->clock().now();
  const auto at = sql::from(now);
  const auto size = static_cast<int>(list.persons.size());
  long long id = 0;
  sql << "INSERT INTO petition.paper_list (petition_id, title, entry_key, rows, entered_at, entered_by) VALUES "
         "(cast(:petition as bigint), cast(:title as text), cast(:key as text), cast(:rows as integer), "
         " kenes.to_time(cast(:now as bigint)), cast(:by as bigint)) ON CONFLICT (entry_key) DO NOTHING RETURNING id",
      soci::use(list.petition_id), soci::use(list.title), soci::use(list.entry_key), soci::use(size), soci::use(at),
      soci::use(by.person_id), soci::into(id);
  if (!sql.got_data()) {
    sql << "SELECT id FROM petition.paper_list WHERE entry_key = cast(:key as text)", soci::use(list.entry_key),
        soci::into(id);
    return id;
  }
  insert_rows(sql, id, list);
  ask_for_count(sql, office, id);
  office.host->audit().record(sql, {by.person_id,
                                    "petition.enter_paper_list",
                                    "petition:" + std::to_string(list.petition_id),
                                    {{"list", id}, {"rows", size}, {"title", list.title}}});
  return id;
}

std::optional<PaperList> find_paper_list(soci::session& sql, std::int64_t petition_id, std::int64_t id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(columns) + "WHERE id = cast(:id as bigint) AND petition_id = cast(:of as bigint)",
       soci::use(id), soci::use(petition_id));
  for (const auto& row : rows) return to_list(row);
  return std::nullopt;
}

std::vector<PaperList> paper_lists(soci::session& sql, std::int64_t petition_id, std::int64_t before, int limit) {
  const auto below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(columns) +
                          "WHERE petition_id = cast(:of as bigint) AND id < cast(:before as bigint) "
                          "ORDER BY id DESC LIMIT cast(:limit as integer)",
       soci::use(petition_id), soci::use(below), soci::use(limit));
  std::vector<PaperList> all;
  for (const auto& row : rows) all.push_back(to_list(row));
  return all;
}

PaperTally tally_of(soci::session& sql, std::int64_t list_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT coalesce(outcome, '') AS outcome, count(*) AS count FROM petition.paper_signature "
                      "WHERE list_id = cast(:id as bigint) GROUP BY 1",
       soci::use(list_id));
  PaperTally tally;
  for (const auto& row : rows) {
    const auto outcome = row.get<std::string>("outcome");
    const auto count = number_of(row, "count");
    if (outcome.empty())
      tally.waiting = count;
    else if (outcome == "counted")
      tally.counted = count;
    else if (outcome == "signed_before")
      tally.signed_before = count;
    else if (outcome == "invalidated")
      tally.invalidated = count;
    else
      tally.refused += count;
  }
  return tally;
}

std::vector<std::int64_t> numbers_of(soci::session& sql, std::int64_t petition_id, std::int64_t list_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT number FROM petition.paper_signature WHERE list_id = cast(:id as bigint) "
                      "AND petition_id = cast(:of as bigint) AND outcome = 'counted' ORDER BY number",
       soci::use(list_id), soci::use(petition_id));
  std::vector<std::int64_t> numbers;
  for (const auto& row : rows) numbers.push_back(number_of(row, "number"));
  return numbers;
}

std::vector<UncountedRow> uncounted_rows(soci::session& sql, std::int64_t list_id, int limit) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT row, outcome FROM petition.paper_signature WHERE list_id = cast(:id as bigint) "
                      "AND outcome <> 'counted' ORDER BY row LIMIT cast(:limit as integer)",
       soci::use(list_id), soci::use(limit));
  std::vector<UncountedRow> uncounted;
  for (const auto& row : rows) uncounted.push_back({row.get<int>("row"), row.get<std::string>("outcome")});
  return uncounted;
}

}  // namespace kenes::petition
