// The end of the work: everything that was meant is dealt with, and it is told.
#include "invalidation/invalidation_row.hpp"
#include "invalidation/invalidations.hpp"
#include "submission/record.hpp"
#include "timeline/timeline.hpp"

namespace kenes::participation {
namespace {

// What is still marked, found by the entries of the log: a person's row among the supporters may have been erased. It
// reads all that came in since, so only once, at the end, and only if some are missing.
std::vector<std::int64_t> passed_by(soci::session& sql, const Invalidation& of) {
  sql << "set local statement_timeout = '60s'";
  constexpr int at_once = 1'000;
  const int most = at_once;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select e.support from participation.support_entry e join participation.support_active a "
                      "on a.submission_id = e.submission_id and a.person_hash = e.person_hash and a.number = e.support "
                      "where e.submission_id = cast(:id as bigint) and e.number > cast(:after as bigint) "
                      "and e.kind = 'invalidated' and e.invalidation = cast(:invalidation as bigint) "
                      "and a.invalidation = e.invalidation order by e.number limit cast(:most as integer)",
       soci::use(of.submission_id), soci::use(of.filter.up_to), soci::use(of.id), soci::use(most));
  std::vector<std::int64_t> numbers;
  for (const auto& row : rows) numbers.push_back(number_at(row, 0));
  return numbers;
}

// Only from the state in which the work was found ended: it may have been cancelled since, and be undone by now.
std::optional<Invalidation> end(soci::session& sql, const Invalidation& of, Time now) {
  const auto at = micros(now);
  const std::string state(to_word(of.state));
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string(
                          "update participation.invalidation i set state = case i.state when 'running' then 'done' "
                          "else 'undone' end, ended_at = coalesce(i.ended_at, kenes.to_time(cast(:now as bigint))) "
                          "where i.id = cast(:id as bigint) and i.state = cast(:state as text) returning ") +
                          invalidation_columns,
       soci::use(at), soci::use(of.id), soci::use(state));
  return only_one(rows);
}

}  // namespace

bool KitInvalidations::finish(const Invalidation& of) {
  const auto left = host_.database().write([&](soci::session& sql) {
    const auto is = find(sql, of.id);  // `of` may be older than the last part
    const bool missing = is && is->state == InvalidationState::undoing && is->restored < is->invalidated;
    return missing ? passed_by(sql, *is) : std::vector<std::int64_t>();
  });
  if (!left.empty() && ledger_.restore(of.submission_id, of.id, left) > 0) return false;
  const auto ended = host_.database().write([&](soci::session& sql) {
    const auto now = host_.clock().now();
    auto found = end(sql, of, now);
    if (found && found->invalidated > 0) tell(sql, *found, now);
    return found;
  });
  if (ended && ended->state == InvalidationState::undone && ended->restored != ended->invalidated) {
    host_.log().error(
        "invalidation {} of submission {} was undone, but of its {} supports {} stand again. Run `kenes log check`, "
        "and "
        "compare the ledger with a backup",
        ended->id, ended->submission_id, ended->invalidated, ended->restored);
  }
  return true;
}

// In the timeline, when it is known how many.
void KitInvalidations::tell(soci::session& sql, const Invalidation& of, Time at) {
  const auto submission = engine_.find(sql, of.submission_id);
  const bool back = of.state == InvalidationState::undone;
  KitTimeline().add(sql, of.submission_id,
                    {at,
                     back ? "restored" : "invalidated",
                     {{"invalidation", of.id},
                      {"count", back ? of.restored : of.invalidated},
                      {"reason", back ? of.undone_because : of.reason}},
                     submission && submission->visibility == Visibility::everyone});
}

}  // namespace kenes::participation
