#include "personal_data/personal_data.hpp"

namespace kenes::petition {

namespace {

void move(soci::session& sql, const std::string& table, const std::string& column, std::int64_t from,
          std::int64_t into) {
  sql << "UPDATE petition." + table + " SET " + column + " = cast(:into as bigint) WHERE " + column +
             " = cast(:from as bigint) AND " + column + " <> 0",
      soci::use(into, "into"), soci::use(from, "from");
}

// Who signed the same with both accounts has one row afterwards, and news if either wanted it.
void move_supporter(soci::session& sql, std::int64_t from, std::int64_t into) {
  sql << "INSERT INTO petition.supporter AS kept (petition_id, person_id, name, territory, notify, signed_at) "
         "SELECT petition_id, cast(:into as bigint), name, territory, notify, signed_at FROM petition.supporter "
         "WHERE person_id = cast(:from as bigint) ORDER BY petition_id "
         "ON CONFLICT (petition_id, person_id) DO UPDATE SET notify = kept.notify OR excluded.notify",
      soci::use(into, "into"), soci::use(from, "from");
  sql << "DELETE FROM petition.supporter WHERE person_id = cast(:from as bigint)", soci::use(from, "from");
}

}  // namespace

void PetitionPersonalData::join(soci::session& sql, std::int64_t from, std::int64_t into, Time /*now*/) {
  if (from == 0 || from == into) return;
  move(sql, "petition", "author_id", from, into);
  move_supporter(sql, from, into);
  for (const auto* table : {"act_reply", "text_version", "drafting_comment", "paper_signature"}) {
    move(sql, table, "person_id", from, into);
  }
}

}  // namespace kenes::petition
