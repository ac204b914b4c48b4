#include "paper_lists/count_list.hpp"

#include <sstream>

#include "kenes/sql.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

using participation::SupportOutcome;
using participation::SupportResult;

constexpr int at_once = 500;  // what the ledger takes into one transaction

struct Waiting {
  int row = 0;
  participation::SupportRequest request;
};

std::vector<Waiting> next_rows(soci::session& sql, std::int64_t list_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT row, petition_id, person_key, person_id, territory, "
                      "array_to_string(former_keys, chr(10)) AS former_keys FROM petition.paper_signature "
                      "WHERE list_id = cast(:id as bigint) AND outcome IS NULL ORDER BY row LIMIT " +
                          std::to_string(at_once),
       soci::use(list_id));
  std::vector<Waiting> waiting;
  for (const auto& row : rows) {
    Waiting one{.row = row.get<int>("row"), .request = {}};
    one.request.submission_id = number_of(row, "petition_id");
    one.request.person_id = number_of(row, "person_id");
    one.request.person_key = row.get<std::string>("person_key");
    one.request.territory = row.get<std::string>("territory");
    one.request.origin.provider = paper_provider;
    std::istringstream former(row.get<std::string>("former_keys"));
    for (std::string key; std::getline(former, key);) one.request.former_keys.push_back(key);
    waiting.push_back(std::move(one));
  }
  return waiting;
}

std::string said_of(SupportOutcome outcome) {
  switch (outcome) {
    case SupportOutcome::supported:
      return "counted";
    case SupportOutcome::already_supported:
      return "there";
    case SupportOutcome::invalidated:
      return "invalidated";
    case SupportOutcome::author_excluded:
      return "author";
    case SupportOutcome::not_collecting:
    case SupportOutcome::not_found:
      break;
  }
  return "not_collecting";
}

// A signature that was there already is one that this row gave before a crash, if it is from paper and no other row
// counts it. Two lists that are counted at the same moment may both find it so: then the index refuses the second,
// whose job asks again.
void write_outcomes(soci::session& sql, std::int64_t list_id, const std::vector<Waiting>& waiting,
                    const std::vector<SupportResult>& results) {
  std::vector<std::int64_t> rows, numbers;
  std::vector<std::string> said;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    rows.push_back(waiting[i].row);
    numbers.push_back(results.at(i).number);
    said.push_back(said_of(results.at(i).outcome));
  }
  const auto row = sql::array(rows), number = sql::array(numbers), outcome = sql::array(said);
  const std::string provider = paper_provider;
  sql << "UPDATE petition.paper_signature p SET number = n.number, person_key = '', former_keys = '{}', person_id = 0, "
         "territory = '', "
         "outcome = CASE "
         "WHEN n.said NOT IN ('counted', 'there') THEN n.said "
         "WHEN EXISTS (SELECT FROM petition.paper_signature o WHERE o.petition_id = p.petition_id "
         " AND o.number = n.number AND o.outcome = 'counted') THEN 'signed_before' "
         "WHEN n.said = 'there' AND NOT EXISTS (SELECT FROM participation.supporter s "
         " WHERE s.submission_id = p.petition_id AND s.number = n.number AND s.provider = cast(:provider as text)) "
         "THEN 'signed_before' ELSE 'counted' END "
         "FROM unnest(cast(:rows as bigint[]), cast(:numbers as bigint[]), cast(:said as text[])) "
         "AS n(row, number, said) WHERE p.list_id = cast(:id as bigint) AND p.row = n.row AND p.outcome IS NULL",
      soci::use(provider), soci::use(row), soci::use(number), soci::use(outcome), soci::use(list_id);
}

void note_counted(soci::session& sql, const Office& office, std::int64_t list_id) {
  const auto now = sql::from(office.host->clock().now());
  sql << "UPDATE petition.paper_list SET counted_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as "
         "bigint) AND counted_at IS NULL",
      soci::use(now), soci::use(list_id);
}

}  // namespace

void ask_for_count(soci::session& sql, const Office& office, std::int64_t list_id) {
  office.host->jobs().enqueue(
      sql, {count_paper_list_job, {{"list", list_id}}, office.host->clock().now(), std::to_string(list_id)});
}

void count_paper_list(const Office& office, std::int64_t list_id) {
  const auto waiting = office.database().read([&](soci::session& sql) { return next_rows(sql, list_id); });
  std::vector<participation::SupportRequest> requests;
  for (const auto& one : waiting) requests.push_back(one.request);
  const auto results = office.kit->ledger().support_all(requests);
  office.database().write([&](soci::session& sql) {
    write_outcomes(sql, list_id, waiting, results);
    if (waiting.size() == at_once) {
      ask_for_count(sql, office, list_id);
    } else {
      note_counted(sql, office, list_id);
    }
  });
}

}  // namespace kenes::petition
