#include "paper_lists/count_list.hpp"

#include "kenes/sql.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

using participation::SupportOutcome;
using participation::SupportResult;

constexpr int at_once = 200;

struct Waiting {
  int row = 0;
  participation::SupportRequest request;
};

std::vector<Waiting> next_rows(soci::session& sql, std::int64_t list_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT row, petition_id, person_key, person_id, territory FROM petition.paper_signature "
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
    waiting.push_back(std::move(one));
  }
  return waiting;
}

// Whether a signature that is there already is one that this row gave, or another one that no row counts, before a
// crash.
bool is_unclaimed(soci::session& sql, std::int64_t petition_id, std::int64_t number) {
  const std::string provider = paper_provider;
  int found = 0;
  sql << "SELECT 1 FROM participation.supporter s WHERE s.submission_id = cast(:id as bigint) "
         "AND s.number = cast(:number as bigint) AND s.provider = cast(:provider as text) AND NOT EXISTS "
         "(SELECT FROM petition.paper_signature p WHERE p.petition_id = s.submission_id AND p.number = s.number "
         " AND p.outcome = 'counted')",
      soci::use(petition_id), soci::use(number), soci::use(provider), soci::into(found);
  return sql.got_data();
}

std::string outcome_of(soci::session& sql, std::int64_t petition_id, const SupportResult& result) {
  switch (result.outcome) {
    case SupportOutcome::supported:
      return "counted";
    case SupportOutcome::already_supported:
      return is_unclaimed(sql, petition_id, result.number) ? "counted" : "signed_before";
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

void write_outcome(soci::session& sql, std::int64_t list_id, const Waiting& waiting, const SupportResult& result) {
  const auto outcome = outcome_of(sql, waiting.request.submission_id, result);
  sql << "UPDATE petition.paper_signature SET outcome = cast(:outcome as text), number = cast(:number as bigint), "
         "person_key = '' WHERE list_id = cast(:id as bigint) AND row = cast(:row as integer) AND outcome IS NULL",
      soci::use(outcome), soci::use(result.number), soci::use(list_id), soci::use(waiting.row);
}

}  // namespace

void ask_for_count(soci::session& sql, const Office& office, std::int64_t list_id) {
  office.host->jobs().enqueue(
      sql, {count_paper_list_job, {{"list", list_id}}, office.host->clock().now(), std::to_string(list_id)});
}

void count_paper_list(const Office& office, std::int64_t list_id) {
  const auto rows = office.database().read([&](soci::session& sql) { return next_rows(sql, list_id); });
  for (const auto& waiting : rows) {
    const auto result = office.kit->ledger().support(waiting.request);
    office.database().write([&](soci::session& sql) { write_outcome(sql, list_id, waiting, result); });
  }
  office.database().write([&](soci::session& sql) {
    if (rows.size() == at_once) return ask_for_count(sql, office, list_id);
    const auto now = sql::from(office.host->clock().now());
    sql << "UPDATE petition.paper_list SET counted_at = kenes.to_time(cast(:now as bigint)) WHERE id = cast(:id as "
           "bigint) AND counted_at IS NULL",
        soci::use(now), soci::use(list_id);
  });
}

}  // namespace kenes::petition
