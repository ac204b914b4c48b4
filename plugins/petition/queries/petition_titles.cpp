#include "queries/petition_titles.hpp"

#include "kenes/sql.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

std::map<std::int64_t, PetitionTitle> petition_titles(soci::session& sql, const std::vector<std::int64_t>& ids) {
  std::map<std::int64_t, PetitionTitle> titles;
  if (ids.empty()) return titles;
  const auto wanted = sql::array(ids);
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT id, action, language FROM petition.petition WHERE id = ANY(cast(:ids as bigint[]))",
       soci::use(wanted));
  for (const auto& row : rows) titles[number_of(row, "id")] = {text_of(row, "action"), text_of(row, "language")};
  return titles;
}

}  // namespace kenes::petition
