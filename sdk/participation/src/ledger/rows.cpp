#include "ledger/rows.hpp"

#include "kenes/sql.hpp"

namespace kenes::participation {
ActiveSupports find_active(soci::session& sql, const std::vector<const Item*>& items) {
  std::vector<std::int64_t> submissions;
  std::vector<std::string> hashes;
  for (const auto* item : items) {
    submissions.push_back(item->submission_id);
    hashes.push_back(item->person_hash);
    submissions.insert(submissions.end(), item->other_hashes.size(), item->submission_id);
    hashes.insert(hashes.end(), item->other_hashes.begin(), item->other_hashes.end());
  }
  const auto ids = sql::array(submissions), persons = sql::array(hashes);
  soci::rowset<soci::row> rows =
      (sql.prepare
           << "select a.submission_id, encode(a.person_hash, 'hex'), a.number, a.request, "
              // Looked up row by row: few are found, and joined it is the whole ledger that the planner may read.
              "(select e.territory from participation.support_entry e where e.submission_id = a.submission_id "
              "and e.number = a.number), cast(cast(a.invalidation is not null as int) as bigint) from "
              "unnest(cast(:ids as bigint[]), cast(:hashes as text[])) as n(submission_id, hash) "
              "cross join lateral (select * from participation.support_active a "
              "where a.submission_id = n.submission_id and a.person_hash = decode(n.hash, 'hex') limit 1) a",
       soci::use(ids), soci::use(persons));
  ActiveSupports found;
  for (const auto& row : rows) {
    found[{number_at(row, 0), text_at(row, 1)}] = {number_at(row, 2), number_at(row, 3), text_at(row, 4), false,
                                                   number_at(row, 5) != 0};
  }
  return found;
}

void insert_withdrawals(soci::session& sql, const std::vector<NewEntry>& entries, Time now) {
  if (entries.empty()) return;
  std::vector<std::int64_t> submission_ids, entry_numbers;
  std::vector<std::string> person_hashes;
  for (const auto& [item, number, place] : entries) {
    submission_ids.push_back(item->submission_id);
    entry_numbers.push_back(number);
    person_hashes.push_back(place);
  }
  const auto submissions = sql::array(submission_ids), numbers = sql::array(entry_numbers),
             hashes = sql::array(person_hashes);
  const auto at = micros(now);
  // The territory is that of the support which is withdrawn.
  sql << "with n as (select n.submission_id, n.number, decode(n.hash, 'hex') as person_hash "
         "from unnest(cast(:submissions as bigint[]), cast(:numbers as bigint[]), cast(:hashes as text[])) "
         "as n(submission_id, number, hash)), "
         "d as (delete from participation.support_active a using n where a.submission_id = n.submission_id "
         "and a.person_hash = n.person_hash "
         "returning a.submission_id, a.person_hash, a.number as supported, n.number as number), "
         "w as (select d.*, o.territory from d join participation.support_entry o "
         "on o.submission_id = d.submission_id and o.number = d.supported), "
         "e as (insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) "
         "select submission_id, number, 'withdrawn', person_hash, territory, kenes.to_time(cast(:at as bigint)) from "
         "w), "
         "s as (delete from participation.supporter s using d "
         "where s.submission_id = d.submission_id and s.number = d.supported) "
         "update participation.territory_count t set count = t.count - c.lost from "
         "(select submission_id, territory, count(*) as lost from w where territory <> '' group by 1, 2) c "
         "where t.submission_id = c.submission_id and t.territory = c.territory",
      soci::use(submissions), soci::use(numbers), soci::use(hashes), soci::use(at);
}

}  // namespace kenes::participation
