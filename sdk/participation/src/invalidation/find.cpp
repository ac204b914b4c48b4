#include <array>
#include <limits>
#include <stdexcept>

#include "invalidation/filter.hpp"
#include "invalidation/invalidation_row.hpp"
#include "invalidation/invalidations.hpp"
#include "submission/record.hpp"

namespace kenes::participation {
namespace {

constexpr std::array<std::string_view, 5> words{"running", "done", "cancelled", "undoing", "undone"};

InvalidationState state_of(const std::string& word) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.at(i) == word) return static_cast<InvalidationState>(i);
  }
  throw std::invalid_argument("'" + word + "' is no state of an invalidation that this version knows");
}

}  // namespace

std::string_view to_word(InvalidationState state) {
  return words.at(static_cast<std::size_t>(state));
}

const char* const invalidation_columns =
    "i.id, i.submission_id, i.reason, cast(i.conditions as text), i.up_to, i.state, i.expected, i.invalidated, "
    "i.restored, kenes.to_micros(i.began_at), i.began_by, kenes.to_micros(i.ended_at), kenes.to_micros(i.undone_at), "
    "i.undone_because";

Invalidation to_invalidation(const soci::row& row) {
  return {.id = number_at(row, 0),
          .submission_id = number_at(row, 1),
          .reason = text_at(row, 2),
          .filter = filter_from_json(text_at(row, 3), number_at(row, 4)),
          .state = state_of(text_at(row, 5)),
          .expected = number_at(row, 6),
          .invalidated = number_at(row, 7),
          .restored = number_at(row, 8),
          .began_at = *time_at(row, 9),
          .began_by = number_at(row, 10),
          .ended_at = time_at(row, 11),
          .undone_at = time_at(row, 12),
          .undone_because = text_at(row, 13)};
}

std::optional<Invalidation> only_one(const soci::rowset<soci::row>& rows) {
  std::optional<Invalidation> one;
  for (const auto& row : rows) one = to_invalidation(row);
  return one;
}

std::optional<Invalidation> KitInvalidations::find(soci::session& sql, std::int64_t id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string("select ") + invalidation_columns +
                          " from participation.invalidation i where i.id = cast(:id as bigint)",
       soci::use(id));
  return only_one(rows);
}

std::vector<Invalidation> KitInvalidations::list(soci::session& sql, std::int64_t submission_id, std::int64_t before,
                                                 int limit) {
  const auto below = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string("select ") + invalidation_columns +
                          " from participation.invalidation i where i.submission_id = cast(:submission as bigint) and "
                          "i.id < cast(:before as bigint) order by i.id desc limit cast(:limit as integer)",
       soci::use(submission_id), soci::use(below), soci::use(limit));
  std::vector<Invalidation> all;
  for (const auto& row : rows) all.push_back(to_invalidation(row));
  return all;
}

std::optional<Invalidation> KitInvalidations::of_person(soci::session& sql, std::int64_t submission_id,
                                                        const Actor& person) {
  if (person.person_key.empty()) return std::nullopt;
  const auto hashes = ledger_.stored_hashes(submission_id, person);
  const soci::rowset<soci::row> rows =
      (sql.prepare << std::string("select ") + invalidation_columns +
                          " from participation.support_active a join participation.invalidation i on i.id = "
                          "a.invalidation where a.submission_id = cast(:id as bigint) and "
                          "a.person_hash = any(cast(:hashes as bytea[])) order by a.number limit 1",
       soci::use(submission_id), soci::use(hashes));
  return only_one(rows);
}

}  // namespace kenes::participation
