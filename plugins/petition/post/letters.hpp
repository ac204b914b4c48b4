#pragma once
// Letters to petitioners who have no e-mail: written by the portal, printed and sent by an officer.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "domain/petition.hpp"
#include "kenes/actor.hpp"
#include "kenes/mail.hpp"
#include "office.hpp"

namespace kenes::petition {

struct PaperLetter {
  std::int64_t petition_id = 0;
  int number = 0;
  std::string subject, content;
  Time written_at{};
  std::optional<Time> sent_at;
};

// Tells the author: by mail, or by a letter to be printed if the petition came by post without an address for mail.
// Does nothing for an imported petition. In the caller's transaction.
void tell_author(soci::session& sql, const Office& office, const Petition& petition, MailMessage message);
// In which language: the one they chose, or that of the petition.
std::string language_of_author(soci::session& sql, const Office& office, const Petition& petition);

std::vector<PaperLetter> letters_of(soci::session& sql, std::int64_t petition_id);
// Not sent yet, the oldest first.
std::vector<PaperLetter> unsent_letters(soci::session& sql, std::string_view service, int limit);
// false: there is none, or it was sent before.
bool mark_letter_sent(soci::session& sql, const Office& office, std::int64_t petition_id, int number, const Actor& by);

}  // namespace kenes::petition
