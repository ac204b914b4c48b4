#include "kenes/personal_rows.hpp"

namespace kenes {

boost::json::object personal_rows(soci::session& sql, std::span<const PersonalRows> kinds, std::int64_t person,
                                  int most) {
  boost::json::object all;
  for (const auto& kind : kinds) {
    boost::json::array list;
    const soci::rowset<std::string> rows =
        (sql.prepare << kind.query, soci::use(person, "person"), soci::use(most, "most"));
    for (const auto& row : rows) list.push_back(boost::json::parse(row));
    if (!list.empty()) all[kind.name] = std::move(list);
  }
  return all;
}

}  // namespace kenes
