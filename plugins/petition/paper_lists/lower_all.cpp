#include "paper_lists/lower_all.hpp"

#include "kenes/sql.hpp"

namespace kenes::petition {

std::vector<std::string> lower_all(soci::session& sql, const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  const auto given = sql::array(texts);
  const soci::rowset<std::string> rows =
      (sql.prepare << "SELECT lower(t.text) FROM unnest(cast(:texts as text[])) WITH ORDINALITY AS t(text, at) "
                      "ORDER BY t.at",
       soci::use(given));
  return {rows.begin(), rows.end()};
}

}  // namespace kenes::petition
