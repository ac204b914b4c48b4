#include "ledger/change.hpp"

#include <algorithm>

#include "kenes/sql.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

// Its reason, if it is at work in this direction.
std::optional<std::string> lock_invalidation(soci::session& sql, std::int64_t id, std::string_view state) {
  const std::string wanted(state);
  std::string reason;
  sql << "select reason from participation.invalidation where id = cast(:id as bigint) and state = cast(:state as "
         "text) for no key update",
      soci::use(id), soci::use(wanted), soci::into(reason);
  return sql.got_data() ? std::optional(reason) : std::nullopt;
}

struct Columns {
  std::string numbers, entries, hashes, territories;

  explicit Columns(const std::vector<Change::Support>& supports) {
    std::vector<std::int64_t> number, entry;
    std::vector<std::string> hash, territory;
    for (const auto& support : supports) {
      number.push_back(support.number);
      entry.push_back(support.entry);
      hash.push_back(support.person_hash);
      territory.push_back(support.territory);
    }
    numbers = sql::array(number);
    entries = sql::array(entry);
    hashes = sql::array(hash);
    territories = sql::array(territory);
  }
};

void write_entries(soci::session& sql, const Change& change, const Columns& columns, Time now) {
  const std::string kind(to_word(change.kind));
  const auto at = micros(now);
  sql << "insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at, support, "
         "invalidation) select cast(:id as bigint), n.entry, cast(:kind as text), decode(n.hash, 'hex'), n.territory, "
         "kenes.to_time(cast(:at as bigint)), n.number, cast(:invalidation as bigint) from "
         "unnest(cast(:entries as bigint[]), cast(:hashes as text[]), cast(:territories as text[]), "
         "cast(:numbers as bigint[])) as n(entry, hash, territory, number)",
      soci::use(change.submission_id), soci::use(kind), soci::use(at), soci::use(change.invalidation),
      soci::use(columns.entries), soci::use(columns.hashes), soci::use(columns.territories), soci::use(columns.numbers);
}

// Who has a support that stands: the person's place stays, so that nobody signs a second time. Rows of supporters are
// locked in the order of their numbers, as watching does when it marks them.
void mark(soci::session& sql, const Change& change, const Columns& columns) {
  const std::int64_t mark = change.kind == EntryKind::invalidated ? change.invalidation : 0;
  sql << "with n as (select * from unnest(cast(:hashes as text[]), cast(:numbers as bigint[])) as n(hash, number)), "
         "a as (update participation.support_active a set invalidation = nullif(cast(:mark as bigint), 0) from n "
         "where a.submission_id = cast(:id as bigint) and a.person_hash = decode(n.hash, 'hex')), "
         "l as materialized (select s.number from participation.supporter s where s.submission_id = "
         "cast(:locked as bigint) and s.number = any(array(select number from n)) order by s.number for no key update) "
         "update participation.supporter s set invalidation = nullif(cast(:mark_too as bigint), 0) from l "
         "where s.submission_id = cast(:id_too as bigint) and s.number = l.number",
      soci::use(columns.hashes), soci::use(columns.numbers), soci::use(mark), soci::use(change.submission_id),
      soci::use(change.submission_id), soci::use(mark), soci::use(change.submission_id);
}

void count_places(soci::session& sql, const Change& change, const Columns& columns) {
  const std::int64_t step = step_of(change.kind);
  sql << "update participation.territory_count t set count = t.count + c.n * cast(:step as bigint) from "
         "(select territory, count(*) as n from unnest(cast(:territories as text[])) as p(territory) "
         "where territory <> '' group by 1) c "
         "where t.submission_id = cast(:id as bigint) and t.territory = c.territory",
      soci::use(step), soci::use(columns.territories), soci::use(change.submission_id);
}

void move_names(soci::session& sql, const Change& change, const Columns& columns) {
  const bool away = change.kind == EntryKind::invalidated;
  const std::string from = away ? "public_name" : "hidden_name", to = away ? "hidden_name" : "public_name";
  sql << "with moved as (delete from participation." + from +
             " p using unnest(cast(:numbers as bigint[])) as n(number) where p.submission_id = cast(:id as bigint) "
             "and p.number = n.number returning p.submission_id, p.number, p.name, p.at) "
             "insert into participation." +
             to + " (submission_id, number, name, at) select submission_id, number, name, at from moved",
      soci::use(columns.numbers), soci::use(change.submission_id);
}

void write_progress(soci::session& sql, const Change& change) {
  const auto count = static_cast<std::int64_t>(change.supports.size());
  const std::string counter = change.kind == EntryKind::invalidated ? "invalidated" : "restored";
  sql << "update participation.invalidation set " + counter + " = " + counter +
             " + cast(:count as bigint), reached = greatest(reached, cast(:reached as bigint)) "
             "where id = cast(:id as bigint)",
      soci::use(count), soci::use(change.reached), soci::use(change.invalidation);
}

}  // namespace

Change find_change(soci::session& sql, const Item& item) {
  const bool away = item.kind == Item::Kind::invalidate;
  Change change{.kind = away ? EntryKind::invalidated : EntryKind::restored,
                .submission_id = item.submission_id,
                .invalidation = item.invalidation,
                .reached = item.numbers.empty() ? 0 : *std::max_element(item.numbers.begin(), item.numbers.end()),
                .reason = {},
                .supports = {}};
  const auto reason = lock_invalidation(sql, item.invalidation, away ? "running" : "undoing");
  if (!reason) return change;
  change.at_work = true;
  change.reason = *reason;
  const auto numbers = sql::array(item.numbers);
  const std::int64_t marked = away ? 0 : item.invalidation;
  // Whose support was withdrawn meanwhile has no place any more, or one with another number.
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select e.number, encode(e.person_hash, 'hex'), e.territory from "
                      "unnest(cast(:numbers as bigint[])) as n(number) "
                      "join participation.support_entry e on e.submission_id = cast(:id as bigint) "
                      "and e.number = n.number and e.kind = 'supported' "
                      "join participation.support_active a on a.submission_id = e.submission_id "
                      "and a.person_hash = e.person_hash and a.number = e.number "
                      "where coalesce(a.invalidation, 0) = cast(:marked as bigint) order by e.number",
       soci::use(numbers), soci::use(item.submission_id), soci::use(marked));
  for (const auto& row : rows) {
    change.supports.push_back(
        {.number = number_at(row, 0), .person_hash = text_at(row, 1), .territory = text_at(row, 2)});
  }
  return change;
}

void write_change(soci::session& sql, const Change& change, Time now) {
  if (!change.at_work) return;
  if (!change.supports.empty()) {
    const Columns columns(change.supports);
    write_entries(sql, change, columns, now);
    mark(sql, change, columns);
    count_places(sql, change, columns);
    move_names(sql, change, columns);
  }
  write_progress(sql, change);
}

}  // namespace kenes::participation
