#include <spdlog/fmt/fmt.h>

#include <map>

#include "kenes/participation/ledger.hpp"
#include "kenes/sql.hpp"
#include "submission/record.hpp"
#include "watch/unread.hpp"
#include "watch/watch.hpp"

namespace kenes::participation {
namespace {

// Those whose count has changed since its last hourly reading, of which there is an index, and those of which it is
// noted that there is more to read. Two questions: of both together PostgreSQL would read all submissions.
std::map<std::int64_t, std::string> not_read(soci::session& sql) {
  std::map<std::int64_t, std::string> found;
  for (const auto* question :
       {"select s.id, s.service from participation.submission s left join participation.watched w "
        "on w.submission_id = s.id where s.listed_count <> s.reading_count "
        "and s.ledger_size > coalesce(w.read_to, 0) order by s.id limit 10000",
        "select u.submission_id, (select s.service from participation.submission s where s.id = u.submission_id) "
        "from participation.unread_support u order by u.submission_id limit 10000"}) {
    const soci::rowset<soci::row> rows = (sql.prepare << question);
    for (const auto& row : rows) found.emplace(number_at(row, 0), text_at(row, 1));
  }
  return found;
}

// Of a submission and its latest entries, in what SQL calls r: a row of each source in each ten minutes.
std::string counted_by(const char* source) {
  return fmt::format(
      "select bucket, '{0}' as dimension, cast({0} as text) as key, count(*) as c, min(number) as first from n "
      "where {0} is not null group by 1, 3",
      source);
}

}  // namespace

std::optional<ReadPart> read_rates(soci::session& sql, std::int64_t submission_id, const std::string& service) {
  constexpr long long at_once = 5'000;
  const long long step = std::chrono::microseconds(WatchRules::step).count();
  sql << "insert into participation.watched (submission_id, service, read_to) values (cast(:id as bigint), "
         "cast(:service as "
         "text), 0) on conflict do nothing",
      soci::use(submission_id), soci::use(service);
  long long read_to = 0, until = 0;
  sql << "select w.read_to, least(s.ledger_size, w.read_to + cast(:at_once as bigint)) from participation.watched w "
         "join participation.submission s on s.id = w.submission_id where w.submission_id = cast(:id as bigint) "
         "for update of w",
      soci::use(at_once), soci::use(submission_id), soci::into(read_to), soci::into(until);
  if (!sql.got_data() || until <= read_to) return std::nullopt;
  long long latest = 0;
  const std::string paper = SupportOrigin::paper;
  const auto question =
      "with n as materialized (select s.number, s.network, s.mail_domain, s.provider, e.at, "
      "kenes.to_time(kenes.to_micros(e.at) / cast(:step as bigint) * cast(:steps as bigint)) as bucket "
      "from participation.supporter s join participation.support_entry e on e.submission_id = s.submission_id "
      "and e.number = s.number where s.submission_id = cast(:id as bigint) and s.number > cast(:after as bigint) "
      "and s.number <= cast(:until as bigint) "
      // Said of both: PostgreSQL doesn't conclude it, and would read the whole ledger.
      "and e.number > cast(:after2 as bigint) and e.number <= cast(:until2 as bigint) "
      // Lists on paper come in at once, by an official, from nowhere.
      "and s.provider is distinct from cast(:paper as text)), "
      "k as (select bucket, 'all' as dimension, '' as key, count(*) as c, min(number) as first from n group by 1 "
      "union all " +
      counted_by("network") + " union all " + counted_by("mail_domain") + " union all " + counted_by("provider") +
      "), top as (select * from (select k.*, row_number() over (partition by bucket, dimension order by c desc, key) "
      "as place from k) t where place <= 20), "
      "r as (insert into participation.support_rate as r (submission_id, bucket, dimension, key, count, first_number) "
      "select cast(:of as bigint), bucket, dimension, key, c, first from top "
      "on conflict (submission_id, bucket, dimension, key) do update set count = r.count + excluded.count), "
      "w as (update participation.watched set read_to = cast(:read as bigint) where submission_id = cast(:its as "
      "bigint)) select coalesce(kenes.to_micros(max(at)), 0) from n";
  sql << question, soci::use(step), soci::use(step), soci::use(submission_id), soci::use(read_to), soci::use(until),
      soci::use(read_to), soci::use(until), soci::use(paper), soci::use(submission_id), soci::use(until),
      soci::use(submission_id), soci::into(latest);
  ReadPart part{read_to, until, {}};
  if (latest != 0) part.latest = from_micros(latest);
  return part;
}

void KitWatch::use(std::string_view service, WatchRules rules) {
  rules_.insert_or_assign(std::string(service), std::move(rules));
}

const WatchRules& KitWatch::rules_of(const std::string& service) const {
  static const auto* const usual = new WatchRules;
  const auto found = rules_.find(service);
  return found == rules_.end() ? *usual : found->second;
}

// The next part of what has come in, if there is more.
bool KitWatch::read_part(std::int64_t submission_id, const std::string& service) {
  const auto part = host_.database().write([&](soci::session& sql) {
    auto read = read_rates(sql, submission_id, service);
    if (!read) return read;
    const auto& rules = rules_of(service);
    if (read->latest) {
      judge(sql, submission_id, *read->latest, rules);
      count_usual(sql, submission_id, *read->latest - WatchRules::window);
    }
    // Last, because an invalidation of these supports waits for it, and who signs waits for the invalidation.
    mark_disposable(sql, submission_id, *read, rules);
    return read;
  });
  if (!part) return false;
  const auto mark_some = [&](soci::session& sql) { return mark_surges(sql, submission_id, *part->latest); };
  while (part->latest && host_.database().write(mark_some)) {
  }
  return true;
}

void KitWatch::look() {
  const auto found = host_.database().read([](soci::session& sql) { return not_read(sql); });
  for (const auto& [id, service] : found) {
    // A flood doesn't keep the others from being looked at: the rest is read in a minute.
    constexpr int most_parts = 20;
    for (int part = 0; part < most_parts && read_part(id, service); ++part) {
    }
    host_.database().write([&, submission_id = id](soci::session& sql) { forget_unread(sql, submission_id); });
  }
}

}  // namespace kenes::participation
