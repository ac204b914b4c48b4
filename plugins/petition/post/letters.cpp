#include "post/letters.hpp"

#include "kenes/sql.hpp"
#include "post/paper.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

constexpr const char* columns =
    "SELECT petition_id, cast(number as bigint) AS number, subject, content, kenes.to_micros(written_at) AS "
    "written_at, "
    "kenes.to_micros(sent_at) AS sent_at FROM petition.paper_letter ";

std::vector<PaperLetter> read(const soci::rowset<soci::row>& rows) {
  std::vector<PaperLetter> letters;
  for (const auto& row : rows) {
    letters.push_back({number_of(row, "petition_id"), static_cast<int>(number_of(row, "number")),
                       text_of(row, "subject"), text_of(row, "content"), *time_of(row, "written_at"),
                       time_of(row, "sent_at")});
  }
  return letters;
}

void keep_letter(soci::session& sql, const Office& office, const Petition& petition, const MailMessage& message) {
  const auto now = sql::from(office.host->clock().now());
  sql << "INSERT INTO petition.paper_letter (petition_id, number, service, subject, content, unique_key, written_at) "
         "SELECT cast(:id as bigint), 1 + count(*), cast(:service as text), cast(:subject as text), "
         "  cast(:content as text), cast(:key as text), kenes.to_time(cast(:now as bigint)) "
         "FROM petition.paper_letter WHERE petition_id = cast(:same_id as bigint) ON CONFLICT (unique_key) DO NOTHING",
      soci::use(petition.id), soci::use(petition.service), soci::use(message.subject), soci::use(message.text),
      soci::use(message.unique_key), soci::use(now), soci::use(petition.id);
}

}  // namespace

void tell_author(soci::session& sql, const Office& office, const Petition& petition, MailMessage message) {
  message.person_id = petition.standing.author_id;
  if (message.person_id == 0) {
    const auto paper = find_paper(sql, petition.service, petition.id);
    if (!paper) return;
    if (paper->email.empty()) return keep_letter(sql, office, petition, message);
    message.address = paper->email;
  }
  office.host->mail().send(sql, message);
}

std::string language_of_author(soci::session& sql, const Office& office, const Petition& petition) {
  const auto author = petition.standing.author_id;
  return author == 0 ? petition.language : office.host->mail().language_of(sql, author);
}

std::vector<PaperLetter> letters_of(soci::session& sql, std::int64_t petition_id) {
  return read((sql.prepare << std::string(columns) + "WHERE petition_id = cast(:id as bigint) ORDER BY number",
               soci::use(petition_id)));
}

std::vector<PaperLetter> unsent_letters(soci::session& sql, std::string_view service, int limit) {
  const std::string slug(service);
  return read((sql.prepare << std::string(columns) +
                                  "WHERE service = cast(:service as text) AND sent_at IS NULL "
                                  "ORDER BY written_at, petition_id, number LIMIT cast(:limit as integer)",
               soci::use(slug), soci::use(limit)));
}

bool mark_letter_sent(soci::session& sql, const Office& office, std::int64_t petition_id, int number, const Actor& by) {
  const auto now = sql::from(office.host->clock().now());
  int marked = 0;
  sql << "UPDATE petition.paper_letter SET sent_at = kenes.to_time(cast(:now as bigint)), sent_by = cast(:by as "
         "bigint) "
         "WHERE petition_id = cast(:id as bigint) AND number = cast(:number as integer) AND sent_at IS NULL RETURNING "
         "1",
      soci::use(now), soci::use(by.person_id), soci::use(petition_id), soci::use(number), soci::into(marked);
  if (marked == 0) return false;
  office.host->audit().record(
      sql, {by.person_id, "petition.letter_sent", "petition:" + std::to_string(petition_id), {{"letter", number}}});
  return true;
}

}  // namespace kenes::petition
