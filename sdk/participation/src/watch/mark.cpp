#include <spdlog/fmt/fmt.h>

#include "kenes/sql.hpp"
#include "submission/record.hpp"
#include "watch/disposable.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

int bit(SupportMark mark) {
  return static_cast<int>(mark);
}

}  // namespace

void mark_disposable(soci::session& sql, std::int64_t submission_id, const ReadPart& part, const WatchRules& rules) {
  std::vector<std::string> found;
  {
    const soci::rowset<soci::row> rows =
        (sql.prepare << "select distinct mail_domain from participation.supporter where submission_id = cast(:id as "
                        "bigint) and number > cast(:after as bigint) and number <= cast(:until as bigint) "
                        "and mail_domain is not null",
         soci::use(submission_id), soci::use(part.after), soci::use(part.until));
    for (const auto& row : rows) {
      auto domain = text_at(row, 0);
      if (is_disposable(domain, rules.disposable_domains)) found.push_back(std::move(domain));
    }
  }
  if (found.empty()) return;
  const auto domains = sql::array(found);
  const int mark = bit(SupportMark::disposable_domain);
  sql << "with l as materialized (select number from participation.supporter where submission_id = cast(:id as bigint) "
         "and number > cast(:after as bigint) and number <= cast(:until as bigint) "
         "and mail_domain = any(cast(:domains as text[])) order by number for no key update) "
         "update participation.supporter s set marks = coalesce(s.marks, 0) | cast(:mark as int) from l "
         "where s.submission_id = cast(:of as bigint) and s.number = l.number",
      soci::use(submission_id), soci::use(part.after), soci::use(part.until), soci::use(domains), soci::use(mark),
      soci::use(submission_id);
}

bool mark_surges(soci::session& sql, std::int64_t submission_id, Time at) {
  constexpr long long at_once = 2'000;
  const auto now = micros(at), since = micros(at - WatchRules::window);
  const auto bits = fmt::format("case g.dimension when 'network' then {} when 'mail_domain' then {} else {} end",
                                bit(SupportMark::network_surge), bit(SupportMark::mail_domain_surge),
                                bit(SupportMark::provider_surge));
  int left = 0;
  // Also what comes in while a surge fades: by the last hour in which it was seen.
  sql << std::string(
             "with g as materialized (select g.*, w.read_to from participation.support_surge g "
             "join participation.watched w on w.submission_id = g.submission_id "
             "where g.submission_id = cast(:id as bigint) and g.last_at >= kenes.to_time(cast(:since as bigint)) "
             "and g.began_at <= kenes.to_time(cast(:now as bigint)) and g.dimension <> 'all' "
             "and g.marked_to < w.read_to), "
             "p as materialized (select min(marked_to) as after, least(max(read_to), min(marked_to) + "
             "cast(:at_once as bigint)) as until, max(read_to) as read_to from g), "
             "hit as materialized (select s.number, bit_or(") +
             bits +
             ") as bits from g cross join p join participation.supporter s on s.submission_id = cast(:of as bigint) "
             "and s.number > p.after and s.number <= p.until and s.number > g.marked_to "
             "and case g.dimension when 'network' then cast(s.network as text) when 'mail_domain' then s.mail_domain "
             "else s.provider end = g.key group by s.number), "
             "l as materialized (select s.number from participation.supporter s where s.submission_id = "
             "cast(:locked as bigint) and s.number = any(array(select number from hit)) "
             "order by s.number for no key update), "
             "m as (update participation.supporter s set marks = coalesce(s.marks, 0) | hit.bits from l join hit "
             "on hit.number = l.number where s.submission_id = cast(:its as bigint) and s.number = l.number), "
             "d as (update participation.support_surge t set marked_to = greatest(t.marked_to, p.until) from g, p "
             "where t.id = g.id) "
             "select cast(count(*) as int) from p where p.until < p.read_to",
      soci::use(submission_id), soci::use(since), soci::use(now), soci::use(at_once), soci::use(submission_id),
      soci::use(submission_id), soci::use(submission_id), soci::into(left);
  return left > 0;
}

}  // namespace kenes::participation
