#include "queries/list_entries.hpp"

#include <algorithm>
#include <limits>

#include "queries/entry_row.hpp"

namespace kenes::feedback {
namespace {

// The words of the partial indexes in migration 0001.
const char* condition(State state) {
  switch (state) {
    case State::answered:
      return "hidden_at IS NULL AND answered_at IS NOT NULL";
    case State::waiting:
      return "hidden_at IS NULL AND answered_at IS NULL";
    case State::hidden:
      return "hidden_at IS NOT NULL";
    case State::shown:
      break;
  }
  return "hidden_at IS NULL";
}

std::vector<Entry> read(soci::session& sql, const ListRequest& request, int limit) {
  const bool upwards = request.after > 0;
  const auto before = request.before > 0 ? request.before : std::numeric_limits<std::int64_t>::max();
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT " << entry_columns << " FROM feedback.entry WHERE service = cast(:service as text) AND "
                   << condition(request.state)
                   << " AND id < cast(:before as bigint) AND id > cast(:after as bigint) ORDER BY id "
                   << (upwards ? "ASC" : "DESC") << " LIMIT cast(:limit as integer)",
       soci::use(request.service), soci::use(before), soci::use(request.after), soci::use(limit));
  std::vector<Entry> entries;
  for (const auto& row : rows) entries.push_back(entry_from(row));
  return entries;
}

}  // namespace

ListPage list_entries(soci::session& sql, const ListRequest& request) {
  // One more than is shown tells whether the list goes on.
  ListPage page{read(sql, request, request.size + 1)};
  const bool goes_on = page.entries.size() > static_cast<std::size_t>(request.size);
  if (goes_on) page.entries.pop_back();
  if (request.after > 0) {
    std::reverse(page.entries.begin(), page.entries.end());
    page.has_newer = goes_on;
    page.has_older = true;
  } else {
    page.has_older = goes_on;
    page.has_newer = request.before > 0;
  }
  return page;
}

}  // namespace kenes::feedback
