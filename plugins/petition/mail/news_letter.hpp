#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/petition.hpp"
#include "domain/responses.hpp"
#include "jobs/tell_supporters.hpp"
#include "kenes/mail.hpp"
#include "kenes/participation/acts.hpp"

namespace kenes::petition {

// What there is to tell, read once for many letters.
struct Told {
  std::vector<Answer> answers;
  std::vector<Debate> debates;
  std::optional<participation::Act> act;
};
Told read_told(soci::session& sql, const Office& office, const News& news);

// The author has a letter of his or her own about it.
bool author_knows(const News& news, const Told& told);

// The message in one language; it still lacks the person, in its key too. None if there is nothing to tell.
std::optional<MailMessage> news_letter(const Office& office, const Petition& petition, const News& news,
                                       const Told& told, const std::string& language);
// Why this person gets it, and how it is stopped.
std::string why_told(const Office& office, const Petition& petition, std::int64_t person_id,
                     const std::string& language);

}  // namespace kenes::petition
