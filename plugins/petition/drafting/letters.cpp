#include "drafting/letters.hpp"

#include "kenes/authorities.hpp"
#include "queries/rows.hpp"

namespace kenes::petition {

namespace {

// Who of the authority wrote last; 0: nobody yet.
std::int64_t last_of_authority(soci::session& sql, std::int64_t id) {
  const soci::rowset<soci::row> rows =
      (sql.prepare << "SELECT person_id FROM (SELECT person_id, at FROM petition.text_version "
                      "WHERE petition_id = cast(:id as bigint) AND NOT by_author UNION ALL "
                      "SELECT person_id, at FROM petition.drafting_comment WHERE petition_id = cast(:same as bigint) "
                      "AND NOT by_author) AS said ORDER BY at DESC LIMIT 1",
       soci::use(id), soci::use(id));
  std::int64_t person = 0;
  first_row(rows, [&](const soci::row& row) { person = number_of(row, "person_id"); });
  return person;
}

std::optional<MailMessage> addressed(soci::session& sql, const Office& office, const Petition& petition, Side from) {
  MailMessage letter;
  if (from == Side::authority) {
    letter.person_id = petition.standing.author_id;
    return letter.person_id == 0 ? std::nullopt : std::optional(letter);
  }
  letter.person_id = last_of_authority(sql, petition.id);
  if (letter.person_id != 0) return letter;
  const auto& process = office.engine().process_of(petition.standing);
  const auto* stage = process.stage(petition.standing.stage);
  const auto* authorities = office.host->find<Authorities>();
  const auto* authority = stage == nullptr || authorities == nullptr
                              ? nullptr
                              : authorities->find(authority_of(process, petition.standing, stage->by));
  if (authority == nullptr || authority->email.empty()) return std::nullopt;
  letter.address = authority->email;
  return letter;
}

std::string subject(const Translator& words, DraftingEvent event, const Arguments& arguments) {
  switch (event) {
    case DraftingEvent::comment:
      return words.tr("A comment on your draft: {action}", arguments);
    case DraftingEvent::version:
      return words.tr("A new version of the text: {action}", arguments);
    case DraftingEvent::accepted:
      return words.tr("The author accepts the text: {action}", arguments);
  }
  return {};
}

}  // namespace

void tell_other_side(soci::session& sql, const Office& office, const Petition& petition, DraftingEvent event, Side from,
                     const std::string& text) {
  auto letter = addressed(sql, office, petition, from);
  if (!letter) return;
  const auto language = letter->person_id == 0 ? office.host->languages().front()
                                               : office.host->mail().language_of(sql, letter->person_id);
  const auto& words = office.host->translator(language);
  const Arguments arguments{{"action", petition.texts.action},
                            {"link", office.link(petition.service, "/" + std::to_string(petition.id) + "/drafting")}};
  letter->subject = subject(words, event, arguments);
  letter->text =
      (text.empty() ? std::string() : text + "\n\n") + words.tr("Read and answer it here: {link}", arguments);
  office.host->mail().send(sql, *letter);
}

}  // namespace kenes::petition
