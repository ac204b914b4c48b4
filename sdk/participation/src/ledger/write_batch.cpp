#include "ledger/write_batch.hpp"

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

// One array for each column, for unnest.
struct SupportColumns {
  std::vector<std::int64_t> submissions, numbers, persons, requests;
  std::vector<std::string> hashes, territories, networks, mail_domains, providers;

  explicit SupportColumns(const std::vector<NewEntry>& entries) {
    for (const auto& [item, number, place] : entries) {
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

struct HeadColumns {
  std::vector<std::int64_t> submissions, counts, sizes;
  std::vector<std::string> frontiers, ends;

  explicit HeadColumns(const Written& written) {
    for (const auto* record : written.submissions) {
      submissions.push_back(record->shown.id);
      counts.push_back(record->shown.support_count);
      sizes.push_back(record->ledger_size);
      frontiers.push_back(hex_of(written.heads.at(record->shown.id).roots()));
      ends.push_back(written.stored_ends.at(record->shown.id));
    }
  }
};

}  // namespace

void write_batch(soci::session& sql, const Written& written, Time now) {
  if (written.submissions.empty()) return;
  const SupportColumns support(written.supports);
  const HeadColumns head(written);
  const auto submissions = sql::array(support.submissions), numbers = sql::array(support.numbers),
             hashes = sql::array(support.hashes), persons = sql::array(support.persons),
             territories = sql::array(support.territories), requests = sql::array(support.requests),
             networks = sql::array(support.networks), mail_domains = sql::array(support.mail_domains),
             providers = sql::array(support.providers);
  const auto changed = sql::array(head.submissions), counts = sql::array(head.counts), sizes = sql::array(head.sizes),
             frontiers = sql::array(head.frontiers), ends = sql::array(head.ends);
  const auto at = micros(now), before = micros(now - lists_follow_within);
  sql << "with n as materialized (select submission_id, number, decode(hash, 'hex') as person_hash, person_id, "
         "territory, request, network, mail_domain, provider from unnest(cast(:submissions as bigint[]), "
         "cast(:numbers as bigint[]), cast(:hashes as text[]), cast(:persons as bigint[]), cast(:territories as "
         "text[]), cast(:requests as bigint[]), cast(:networks as text[]), cast(:mail_domains as text[]), "
         "cast(:providers as text[])) "
         "as n(submission_id, number, hash, person_id, territory, request, network, mail_domain, provider)), "
         "e as (insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) "
         "select submission_id, number, 'supported', person_hash, territory, kenes.to_time(cast(:at as bigint)) "
         "from n), "
         "a as (insert into participation.support_active (submission_id, person_hash, number, request) "
         "select submission_id, person_hash, number, request from n where (select kenes.require_keys(cast(:keys as "
         "integer)))), "
         "s as (insert into participation.supporter (submission_id, number, person_id, network, mail_domain, "
         "provider) select submission_id, number, person_id, cast(nullif(network, '') as cidr), "
         "nullif(mail_domain, ''), nullif(provider, '') from n), "
         // Most rows are there, and nobody else makes one while the submission is locked: an update of its own is
         // cheaper than an insert that finds a conflict.
         "g as materialized (select submission_id, territory, count(*) as count from n where territory <> '' "
         "group by 1, 2), "
         "t as (update participation.territory_count t set count = t.count + g.count from g "
         "where t.submission_id = g.submission_id and t.territory = g.territory "
         "returning t.submission_id, t.territory), "
         "ti as (insert into participation.territory_count (submission_id, territory, count) "
         "select submission_id, territory, count from g where (submission_id, territory) not in (select * from t)), "
         "c as materialized (select * from unnest(cast(:changed as bigint[]), cast(:counts as bigint[]), "
         "cast(:sizes as bigint[]), cast(:frontiers as text[]), cast(:ends as text[])) "
         "as c(id, count, size, frontier, stored_end)), "
         "h as (update participation.log_head h set size = c.size, frontier = decode(c.frontier, 'hex') from c "
         "where h.submission_id = c.id and right(encode(h.frontier, 'hex'), 64) = c.stored_end "
         "returning h.submission_id), "
         // Where there is one that ends otherwise, this fails.
         "hi as (insert into participation.log_head (submission_id, size, frontier) "
         "select id, size, decode(frontier, 'hex') from c where id not in (select * from h)), "
         "o as (select kenes.to_time(cast(:listed as bigint)) as now, kenes.to_time(cast(:before as bigint)) as "
         "before) "
         // Changes no indexed column but once in ten seconds.
         "update participation.submission s set support_count = c.count, ledger_size = c.size, "
         "listed_count = case when s.listed_at <= o.before then c.count else s.listed_count end, "
         "listed_at = case when s.listed_at <= o.before then o.now else s.listed_at end from c, o where s.id = c.id",
      soci::use(submissions), soci::use(numbers), soci::use(hashes), soci::use(persons), soci::use(territories),
      soci::use(requests), soci::use(networks), soci::use(mail_domains), soci::use(providers), soci::use(at),
      soci::use(written.keys), soci::use(changed), soci::use(counts), soci::use(sizes), soci::use(frontiers),
      soci::use(ends), soci::use(at), soci::use(before);
}

}  // namespace kenes::participation
