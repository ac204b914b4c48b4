#pragma once
#include <optional>

#include "kenes/actor.hpp"
#include "kenes/result.hpp"
#include "paper_lists/check_rows.hpp"

namespace kenes::petition {

struct PaperList {
  std::int64_t id = 0, petition_id = 0;
  std::string title;
  int rows = 0;
  Time entered_at{};
  std::optional<Time> counted_at;
};
// What became of its rows.
struct PaperTally {
  std::int64_t counted = 0, signed_before = 0, invalidated = 0, refused = 0, waiting = 0;
};

struct NewPaperList {
  std::int64_t petition_id = 0;
  std::string title, entry_key;
  std::vector<PaperPerson> persons;
};

// Kept, and counted by a job. Sent twice from one form, it is one. Audited.
std::int64_t enter_paper_list(soci::session& sql, const Office& office, const NewPaperList& list, const Actor& by);
std::optional<PaperList> find_paper_list(soci::session& sql, std::int64_t petition_id, std::int64_t id);
// The latest first, with ids below `before`; 0: from the latest.
std::vector<PaperList> paper_lists(soci::session& sql, std::int64_t petition_id, std::int64_t before, int limit);
PaperTally tally_of(soci::session& sql, std::int64_t list_id);
// The numbers of the signatures that were counted from it.
std::vector<std::int64_t> numbers_of(soci::session& sql, std::int64_t petition_id, std::int64_t list_id);
struct UncountedRow {
  int row = 0;
  std::string outcome;
};
// At most `limit` rows that were dealt with and don't count.
std::vector<UncountedRow> uncounted_rows(soci::session& sql, std::int64_t list_id, int limit);

}  // namespace kenes::petition
