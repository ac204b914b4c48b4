#include "attachments/attachments.hpp"
#include "personal_data/personal_data.hpp"

namespace kenes::petition {

namespace {

std::vector<std::int64_t> never_public(soci::session& sql, std::int64_t person) {
  const soci::rowset<long long> rows =
      (sql.prepare << "SELECT p.id FROM petition.petition p JOIN participation.submission s ON s.id = p.id "
                      "WHERE p.author_id = cast(:person as bigint) AND s.published_at IS NULL ORDER BY p.id",
       soci::use(person, "person"));
  return {rows.begin(), rows.end()};
}

// What belongs to it goes with it (ON DELETE CASCADE), its list of files first: it keeps the host from removing them.
void delete_petition(soci::session& sql, const Office& office, std::int64_t id) {
  sql << "DELETE FROM petition.attachment WHERE petition_id = cast(:id as bigint)", soci::use(id, "id");
  delete_attachments(sql, office, id);
  sql << "DELETE FROM petition.petition WHERE id = cast(:id as bigint)", soci::use(id, "id");
}

// The group stays: it is no person. Whoever reads the petition is told why there is no name.
void remove_author(soci::session& sql, std::int64_t person) {
  sql << "UPDATE petition.petition SET author_id = 0, creator_name = '', author_erased = true "
         "WHERE author_id = cast(:person as bigint)",
      soci::use(person, "person");
}

void remove_writer(soci::session& sql, std::int64_t person) {
  sql << "DELETE FROM petition.act_reply WHERE person_id = cast(:person as bigint) AND NOT published",
      soci::use(person, "person");
  sql << "UPDATE petition.act_reply SET person_id = 0 WHERE person_id = cast(:person as bigint)",
      soci::use(person, "person");
  for (const std::string table : {"text_version", "drafting_comment"}) {
    sql << "UPDATE petition." + table + " SET person_id = 0, name = '' WHERE person_id = cast(:person as bigint)",
        soci::use(person, "person");
  }
}

}  // namespace

void PetitionPersonalData::erase(soci::session& sql, std::int64_t person, Time /*now*/) {
  if (person == 0) return;  // whose all imported petitions are
  for (const auto id : never_public(sql, person)) delete_petition(sql, office_, id);
  remove_author(sql, person);
  remove_writer(sql, person);
  sql << "DELETE FROM petition.supporter WHERE person_id = cast(:person as bigint)", soci::use(person, "person");
  sql << "UPDATE petition.paper_signature SET person_id = 0 WHERE person_id = cast(:person as bigint) "
         "AND person_id <> 0",
      soci::use(person, "person");
}

}  // namespace kenes::petition
