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
  sql << "update participation.supporter set marks = coalesce(marks, 0) | cast(:mark as int) where submission_id = "
         "cast(:id as bigint) and number > cast(:after as bigint) and number <= cast(:until as bigint) "
         "and mail_domain = any(cast(:domains as text[]))",
      soci::use(mark), soci::use(submission_id), soci::use(part.after), soci::use(part.until), soci::use(domains);
}

void mark_surges(soci::session& sql, std::int64_t submission_id, Time at) {
  const auto now = micros(at), since = micros(at - WatchRules::window);
  const auto bits = fmt::format("case g.dimension when 'network' then {} when 'mail_domain' then {} else {} end",
                                bit(SupportMark::network_surge), bit(SupportMark::mail_domain_surge),
                                bit(SupportMark::provider_surge));
  // Also what comes in while a surge fades: by the last hour in which it was seen.
  sql << std::string(
             "with w as (select read_to from participation.watched where submission_id = cast(:watched as bigint)), "
             "g as (select g.* from participation.support_surge g where g.submission_id = cast(:id as bigint) "
             "and g.last_at >= kenes.to_time(cast(:since as bigint)) and g.began_at <= kenes.to_time(cast(:now as "
             "bigint)) "
             "and g.dimension <> 'all'), "
             "hit as (select s.number, bit_or(") +
             bits +
             ") as bits from g cross join w join participation.supporter s on s.submission_id = g.submission_id "
             "and s.number > g.marked_to and s.number <= w.read_to "
             "and case g.dimension when 'network' then cast(s.network as text) when 'mail_domain' then s.mail_domain "
             "else s.provider end = g.key group by s.number), "
             "m as (update participation.supporter s set marks = coalesce(s.marks, 0) | hit.bits from hit "
             "where s.submission_id = cast(:of as bigint) and s.number = hit.number) "
             "update participation.support_surge g set marked_to = w.read_to from w "
             "where g.submission_id = cast(:its as bigint) and g.last_at >= kenes.to_time(cast(:from as bigint))",
      soci::use(submission_id), soci::use(submission_id), soci::use(since), soci::use(now), soci::use(submission_id),
      soci::use(submission_id), soci::use(since);
}

}  // namespace kenes::participation
