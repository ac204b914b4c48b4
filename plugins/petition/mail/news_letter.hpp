#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/petition.hpp"
#include "domain/responses.hpp"
#include "jobs/tell_supporters.hpp"
#include "kenes/mail.hpp"

namespace kenes::petition {

// The message about an answer or a debate in one language; its key still lacks the person. None if there is nothing to
// tell.
std::optional<MailMessage> news_letter(const Office& office, const Petition& petition, const News& news,
                                       const std::vector<Answer>& answers, const std::vector<Debate>& debates,
                                       const std::string& language);

}  // namespace kenes::petition
