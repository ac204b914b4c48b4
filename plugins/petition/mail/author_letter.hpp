#pragma once
#include <optional>
#include <string>

#include "domain/petition.hpp"
#include "kenes/mail.hpp"
#include "office.hpp"

namespace kenes::petition {

// What the author is told when the petition moves, in the author's language. None where there is nothing to say.
std::optional<MailMessage> author_letter(const Office& office, const Petition& petition,
                                         const participation::Move& move, const std::string& language);

// That a threshold was reached and somebody owes something now.
MailMessage duty_letter(const Office& office, const Petition& petition, const participation::Duty& duty,
                        const std::string& language);

}  // namespace kenes::petition
