#include "retention/forget_supporters.hpp"

#include "kenes/participation/period.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

struct Rule {
  std::string version;
  std::string kept;  // an interval
};

std::vector<Rule> rules(soci::session& sql) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select version, document #>> '{retention,supporters}' from participation.process "
                      "where document #>> '{retention,supporters}' is not null order by version");
  std::vector<Rule> all;
  for (const auto& row : rows) {
    if (const auto kept = parse_period(text_at(row, 1))) all.push_back({text_at(row, 0), kept->to_sql()});
  }
  return all;
}

// False: nothing is due.
bool forget_some(soci::session& sql, const Rule& rule, const std::string& zone, Time now) {
  constexpr long long at_once = 5'000;
  const long long at = micros(now);
  int found = 0;
  // A calendar interval by the portal's time zone, as deadlines are.
  sql << "with s as (select id, supporters_forgotten as after, least(ledger_size, supporters_forgotten + cast(:at_once "
         "as "
         "bigint)) as until, ledger_size from participation.submission "
         "where process_version = cast(:version as text) and stage_kind = 'end' and not supporterless and stage_since "
         "<= "
         "(kenes.to_time(cast(:now as bigint)) at time zone cast(:zone as text) - cast(:kept as interval)) at time "
         "zone "
         "cast(:same as text) order by stage_since limit 1 for no key update skip locked), "
         "p as (delete from participation.supporter p using s where p.submission_id = s.id and p.number > s.after and "
         "p.number <= s.until), "
         "h as (delete from participation.hidden_name h using s where h.submission_id = s.id and h.number > s.after "
         "and "
         "h.number <= s.until), "
         "d as (update participation.submission t set supporters_forgotten = s.until, supporterless = s.until >= "
         "s.ledger_size from s where t.id = s.id returning t.id) select cast(count(*) as int) from d",
      soci::use(at_once), soci::use(rule.version), soci::use(at), soci::use(zone), soci::use(rule.kept),
      soci::use(zone), soci::into(found);
  return found != 0;
}

}  // namespace

void forget_supporters(Host& host) {
  const auto now = host.clock().now();
  for (const auto& rule : host.database().read([](soci::session& sql) { return rules(sql); })) {
    while (host.database().write([&](soci::session& sql) { return forget_some(sql, rule, host.time_zone(), now); })) {
    }
  }
}

}  // namespace kenes::participation
