#include "origins/forget.hpp"

#include "kenes/sql.hpp"

namespace kenes::participation {
namespace {

// False: nothing is due.
bool forget_some(soci::session& sql, Time closed_before) {
  // What was never open to everyone has no closed_at; it ends with its last stage.
  constexpr long long at_once = 5'000;
  const long long before = micros(closed_before);
  int found = 0;
  sql << "with s as (select id, origins_forgotten as after, least(ledger_size, origins_forgotten + cast(:at_once as "
         "bigint)) as until, ledger_size from participation.submission "
         "where (closed_at is not null or stage_kind = 'end') and coalesce(closed_at, stage_since) < "
         "kenes.to_time(cast(:before as bigint)) and not traceless "
         "order by coalesce(closed_at, stage_since) limit 1 for no key update skip locked), "
         "u as (update participation.supporter p set network = null, mail_domain = null, provider = null, marks = null "
         "from s where p.submission_id = s.id and p.number > s.after and p.number <= s.until "
         "and (p.network is not null or p.mail_domain is not null or p.provider is not null or p.marks is not null)), "
         // What watching has counted of them.
         "r as (delete from participation.support_rate r using s where r.submission_id = s.id), "
         "g as (delete from participation.support_surge g using s where g.submission_id = s.id), "
         "w as (update participation.watched w set surge_at = null from s where w.submission_id = s.id and w.surge_at "
         "is not null), "
         "d as (update participation.submission t set origins_forgotten = s.until, traceless = s.until >= "
         "s.ledger_size from s where t.id = s.id "
         "returning t.id) select cast(count(*) as int) from d",
      soci::use(at_once), soci::use(before), soci::into(found);
  return found != 0;
}

}  // namespace

void forget_origins(Host& host) {
  const auto closed_before = host.clock().now() - origins_kept;
  while (host.database().write([&](soci::session& sql) { return forget_some(sql, closed_before); })) {
  }
}

}  // namespace kenes::participation
