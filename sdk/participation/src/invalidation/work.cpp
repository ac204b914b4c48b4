// The job. What it has done is kept by the ledger, in the transaction of each part.
#include <algorithm>

#include "invalidation/filter.hpp"
#include "invalidation/invalidation_row.hpp"
#include "invalidation/invalidations.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

constexpr int part = 1'000;
// How many numbers one look goes through, so that it ends soon also where nothing is meant.
constexpr std::int64_t window = 200'000;

struct Next {
  Invalidation of;
  std::vector<std::int64_t> numbers;
  std::int64_t looked_to = 0;
  bool end = false;
};

std::int64_t reached_by(soci::session& sql, std::int64_t id) {
  long long reached = 0;
  sql << "select reached from participation.invalidation where id = cast(:id as bigint)", soci::use(id),
      soci::into(reached);
  return reached;
}

std::vector<std::int64_t> numbers_in(const soci::rowset<soci::row>& rows) {
  std::vector<std::int64_t> numbers;
  for (const auto& row : rows) numbers.push_back(number_at(row, 0));
  return numbers;
}

void find_meant(soci::session& sql, Next& next, std::int64_t reached) {
  FilterParameters parameters(sql, next.of.submission_id, next.of.filter);
  const auto after = std::max(reached, parameters.first() - 1);
  next.looked_to = std::min(after + window, parameters.last());
  next.end = next.looked_to >= parameters.last();
  auto prepared =
      (sql.prepare << "select s.number from participation.supporter s join participation.support_entry e "
                      "on e.submission_id = s.submission_id and e.number = s.number where " +
                          FilterParameters::condition() + " order by s.number limit " + std::to_string(part));
  const soci::rowset<soci::row> rows = parameters.bind(prepared, after, next.looked_to);
  next.numbers = numbers_in(rows);
}

void find_invalidated(soci::session& sql, Next& next, std::int64_t reached) {
  next.looked_to = std::min(reached + window, next.of.filter.up_to);
  next.end = next.looked_to >= next.of.filter.up_to;
  const int most = part;
  const soci::rowset<soci::row> rows =
      (sql.prepare << "select s.number from participation.supporter s where s.submission_id = cast(:id as bigint) and "
                      "s.number > cast(:after as bigint) and s.number <= cast(:until as bigint) and s.invalidation = "
                      "cast(:invalidation as bigint) order by s.number limit cast(:most as integer)",
       soci::use(next.of.submission_id), soci::use(reached), soci::use(next.looked_to), soci::use(next.of.id),
       soci::use(most));
  next.numbers = numbers_in(rows);
}

// Nothing is meant up to here.
void skip_to(soci::session& sql, const Invalidation& of, std::int64_t number) {
  // Not of the other direction, which begins at the first support again.
  const std::string state(to_word(of.state));
  sql << "update participation.invalidation set reached = greatest(reached, cast(:to as bigint)) where id = cast(:id "
         "as bigint) and state = cast(:state as text)",
      soci::use(number), soci::use(of.id), soci::use(state);
}

}  // namespace

void KitInvalidations::work(std::int64_t id, int parts) {
  for (int i = 0; i < parts; ++i) {
    const auto next = host_.database().read([&](soci::session& sql) -> std::optional<Next> {
      auto of = find(sql, id);
      if (!of || !of->at_work()) return std::nullopt;
      Next found{.of = std::move(*of), .numbers = {}};
      const auto reached = reached_by(sql, id);
      found.of.state == InvalidationState::running ? find_meant(sql, found, reached)
                                                   : find_invalidated(sql, found, reached);
      return found;
    });
    if (!next) return;
    if (next->numbers.empty() && next->end) {
      if (finish(next->of)) return;
    } else if (next->numbers.empty()) {
      host_.database().write([&](soci::session& sql) { skip_to(sql, next->of, next->looked_to); });
    } else if (next->of.state == InvalidationState::running) {
      ledger_.invalidate(next->of.submission_id, id, next->numbers);
    } else {
      ledger_.restore(next->of.submission_id, id, next->numbers);
    }
  }
  host_.database().write([&](soci::session& sql) { ask_for_work(sql, id); });
}

}  // namespace kenes::participation
