#include "queries/find_entry.hpp"

#include "queries/entry_row.hpp"

namespace kenes::feedback {

std::optional<Entry> find_entry(soci::session& sql, const std::string& service, std::int64_t id) {
  soci::row row;
  sql << "SELECT " << entry_columns
      << " FROM feedback.entry WHERE id = cast(:id as bigint) AND service = cast(:service as text)",
      soci::use(id), soci::use(service), soci::into(row);
  if (!sql.got_data()) return {};
  return entry_from(row);
}

}  // namespace kenes::feedback
