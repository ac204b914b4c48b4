#include "acts/replies.hpp"

#include "queries/rows.hpp"

namespace kenes::petition {

std::map<std::int64_t, Reply> replies_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT act_id, text, cast(published as integer) AS published, kenes.to_micros(at) AS at "
                      "FROM petition.act_reply WHERE petition_id = cast(:id as bigint)",
       soci::use(petition_id));
  std::map<std::int64_t, Reply> replies;
  for (const auto& row : rows) {
    replies[number_of(row, "act_id")] = {text_of(row, "text"), row.get<int>("published") != 0, *time_of(row, "at")};
  }
  return replies;
}

}  // namespace kenes::petition
