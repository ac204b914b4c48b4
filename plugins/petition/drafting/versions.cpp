#include "drafting/versions.hpp"

#include "kenes/sql.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

const char* const columns =
    "SELECT number, action, background, additional_details, why, cast(by_author as integer) AS by_author, person_id, "
    "name, kenes.to_micros(at) AS at, kenes.to_micros(accepted_at) AS accepted_at FROM petition.text_version "
    "WHERE petition_id = cast(:id as bigint) ";

TextVersion read(const soci::row& row) {
  return {row.get<int>("number"),
          {text_of(row, "action"), text_of(row, "background"), text_of(row, "additional_details")},
          text_of(row, "why"),
          row.get<int>("by_author") != 0,
          number_of(row, "person_id"),
          text_of(row, "name"),
          *time_of(row, "at"),
          time_of(row, "accepted_at")};
}

}  // namespace

std::vector<TextVersion> versions_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns + std::string("ORDER BY number"), soci::use(petition_id));
  std::vector<TextVersion> versions;
  for (const auto& row : rows) versions.push_back(read(row));
  return versions;
}

std::optional<TextVersion> newest_version(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << columns + std::string("ORDER BY number DESC LIMIT 1"), soci::use(petition_id));
  std::optional<TextVersion> newest;
  first_row(rows, [&](const soci::row& row) { newest = read(row); });
  return newest;
}

std::vector<DraftingComment> comments_of(soci::session& sql, std::int64_t petition_id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT text, cast(by_author as integer) AS by_author, name, kenes.to_micros(at) AS at "
                      "FROM petition.drafting_comment WHERE petition_id = cast(:id as bigint) ORDER BY id",
       soci::use(petition_id));
  std::vector<DraftingComment> comments;
  for (const auto& row : rows) {
    comments.push_back(
        {text_of(row, "text"), row.get<int>("by_author") != 0, text_of(row, "name"), *time_of(row, "at")});
  }
  return comments;
}

void insert_version(soci::session& sql, std::int64_t petition_id, const TextVersion& version) {
  const int by_author = version.by_author ? 1 : 0;
  const auto at = sql::from(version.at), accepted = version.accepted_at ? sql::from(*version.accepted_at) : 0;
  sql << "INSERT INTO petition.text_version (petition_id, number, action, background, additional_details, why, "
         "by_author, person_id, name, at, accepted_at) VALUES (cast(:id as bigint), cast(:number as integer), "
         "cast(:action as text), cast(:background as text), cast(:details as text), cast(:why as text), "
         "cast(cast(:author as integer) as boolean), cast(:person as bigint), cast(:name as text), "
         "kenes.to_time(cast(:at as bigint)), kenes.to_time(nullif(cast(:accepted as bigint), 0)))",
      soci::use(petition_id), soci::use(version.number), soci::use(version.texts.action),
      soci::use(version.texts.background), soci::use(version.texts.additional_details), soci::use(version.why),
      soci::use(by_author), soci::use(version.person_id), soci::use(version.name), soci::use(at), soci::use(accepted);
}

}  // namespace kenes::petition
