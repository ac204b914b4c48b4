#include "ledger/names.hpp"

#include "kenes/sql.hpp"
#include "ledger/ledger.hpp"

namespace kenes::participation {
namespace {

struct Columns {
  std::string submissions, numbers, names;

  explicit Columns(const std::vector<NewEntry>& supports) {
    std::vector<std::int64_t> ids, positions;
    std::vector<std::string> texts;
    for (const auto& [item, number, place] : supports) {
      ids.push_back(item->submission_id);
      positions.push_back(number);
      texts.push_back(item->public_name);
    }
    submissions = sql::array(ids);
    numbers = sql::array(positions);
    names = sql::array(texts);
  }
};

// As long as the signature itself can be withdrawn.
bool must_show(const Process& process, const Submission& submission) {
  const auto* stage = process.stage(submission.stage);
  return process.names == NamesShown::required && stage != nullptr && stage->takes_support();
}

}  // namespace

void insert_names(soci::session& sql, const std::vector<NewEntry>& supports, Time now) {
  if (supports.empty()) return;
  const Columns columns(supports);
  const auto at = micros(now);
  sql << "insert into participation.public_name (submission_id, number, name, at) "
         "select id, number, name, kenes.to_time(cast(:at as bigint)) from unnest(cast(:ids as bigint[]), "
         "cast(:numbers as bigint[]), cast(:names as text[])) as n(id, number, name)",
      soci::use(at), soci::use(columns.submissions), soci::use(columns.numbers), soci::use(columns.names);
}

void delete_names(soci::session& sql, const std::vector<NewEntry>& supports) {
  if (supports.empty()) return;
  const Columns columns(supports);
  sql << "delete from participation.public_name p using unnest(cast(:ids as bigint[]), cast(:numbers as bigint[])) "
         "as n(id, number) where p.submission_id = n.id and p.number = n.number",
      soci::use(columns.submissions), soci::use(columns.numbers);
}

std::optional<PublicName> KitLedger::public_name_of(soci::session& sql, std::int64_t submission_id,
                                                    const Actor& person) {
  if (person.person_key.empty()) return std::nullopt;
  const auto hashes = stored_hashes(submission_id, person);
  long long number = 0, at = 0;
  std::string name;
  sql << "select p.number, p.name, kenes.to_micros(p.at) from participation.support_active a "
         "join participation.public_name p on p.submission_id = a.submission_id and p.number = a.number "
         "where a.submission_id = cast(:id as bigint) and a.person_hash = any(cast(:hashes as bytea[])) "
         "order by a.number limit 1",
      soci::use(submission_id), soci::use(hashes), soci::into(number), soci::into(name), soci::into(at);
  if (!sql.got_data()) return std::nullopt;
  return PublicName{number, name, from_micros(at)};
}

bool KitLedger::hide_name(soci::session& sql, std::int64_t submission_id, const Actor& person) {
  const auto number = number_of(sql, submission_id, person);
  const auto submission = engine_.find(sql, submission_id);
  if (!number || !submission || must_show(engine_.process_of(*submission), *submission)) return false;
  // Also one that isn't shown now because the support was invalidated.
  long long deleted = 0;
  sql << "with p as (delete from participation.public_name where submission_id = cast(:id as bigint) and number = "
         "cast(:number as bigint) returning 1), "
         "h as (delete from participation.hidden_name where submission_id = cast(:id_too as bigint) and number = "
         "cast(:number_too as bigint) returning 1) select (select count(*) from p) + (select count(*) from h)",
      soci::use(submission_id), soci::use(*number), soci::use(submission_id), soci::use(*number), soci::into(deleted);
  return deleted > 0;
}

}  // namespace kenes::participation
