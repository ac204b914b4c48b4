#include "ledger/rows.hpp"

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

// One array for each column, for unnest.
struct Columns {
  std::vector<std::int64_t> submissions, numbers, persons, requests;
  std::vector<std::string> hashes, territories, networks, mail_domains, providers;

  explicit Columns(const std::vector<NewEntry>& entries) {
    for (const auto& [item, number] : entries) {
      submissions.push_back(item->submission_id);
      numbers.push_back(number);
      persons.push_back(item->person_id);
      requests.push_back(item->request);
      hashes.push_back(item->person_hash);
      territories.push_back(item->territory);
      networks.push_back(item->origin.network);
      mail_domains.push_back(item->origin.mail_domain);
      providers.push_back(item->origin.provider);
    }
  }
};

}  // namespace

ActiveSupports find_active(soci::session& sql, const std::vector<const Item*>& items) {
  std::vector<std::int64_t> submissions;
  std::vector<std::string> hashes;
  for (const auto* item : items) {
    submissions.push_back(item->submission_id);
    hashes.push_back(item->person_hash);
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

void insert_supports(soci::session& sql, const std::vector<NewEntry>& entries, Time now) {
  if (entries.empty()) return;
  const Columns columns(entries);
  const auto submissions = sql::array(columns.submissions), numbers = sql::array(columns.numbers),
             hashes = sql::array(columns.hashes), persons = sql::array(columns.persons),
             territories = sql::array(columns.territories), requests = sql::array(columns.requests),
             networks = sql::array(columns.networks), mail_domains = sql::array(columns.mail_domains),
             providers = sql::array(columns.providers);
  const auto at = micros(now);
  sql << "with n as (select * from unnest(cast(:submissions as bigint[]), cast(:numbers as bigint[]), "
         "cast(:hashes as text[]), cast(:persons as bigint[]), cast(:territories as text[]), cast(:requests as "
         "bigint[]), cast(:networks as text[]), cast(:mail_domains as text[]), cast(:providers as text[])) "
         "as n(submission_id, number, hash, person_id, territory, request, network, mail_domain, provider)), "
         "e as (insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) "
         "select submission_id, number, 'supported', decode(hash, 'hex'), territory, kenes.to_time(cast(:at as "
         "bigint)) from n), "
         "a as (insert into participation.support_active (submission_id, person_hash, number, request) "
         "select submission_id, decode(hash, 'hex'), number, request from n), "
         "s as (insert into participation.supporter (submission_id, number, person_id, network, mail_domain, "
         "provider) select submission_id, number, person_id, cast(nullif(network, '') as cidr), "
         "nullif(mail_domain, ''), nullif(provider, '') from n) "
         "insert into participation.territory_count as t (submission_id, territory, count) "
         "select submission_id, territory, count(*) from n where territory <> '' group by 1, 2 "
         "on conflict (submission_id, territory) do update set count = t.count + excluded.count",
      soci::use(submissions), soci::use(numbers), soci::use(hashes), soci::use(persons), soci::use(territories),
      soci::use(requests), soci::use(networks), soci::use(mail_domains), soci::use(providers), soci::use(at);
}

void insert_withdrawals(soci::session& sql, const std::vector<NewEntry>& entries, Time now) {
  if (entries.empty()) return;
  const Columns columns(entries);
  const auto submissions = sql::array(columns.submissions), numbers = sql::array(columns.numbers),
             hashes = sql::array(columns.hashes);
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

void update_counts(soci::session& sql, const std::vector<const Record*>& records) {
  if (records.empty()) return;
  std::vector<std::int64_t> ids, counts, sizes;
  for (const auto* record : records) {
    ids.push_back(record->shown.id);
    counts.push_back(record->shown.support_count);
    sizes.push_back(record->ledger_size);
  }
  const auto id = sql::array(ids), count = sql::array(counts), size = sql::array(sizes);
  sql << "update participation.submission s set support_count = n.count, ledger_size = n.size from "
         "unnest(cast(:ids as bigint[]), cast(:counts as bigint[]), cast(:sizes as bigint[])) as n(id, count, size) "
         "where s.id = n.id",
      soci::use(id), soci::use(count), soci::use(size);
}

}  // namespace kenes::participation
