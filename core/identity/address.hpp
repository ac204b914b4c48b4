#pragma once
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::identity {

// The form of an e-mail address that accounts are keyed by: without outer blanks, in lower case, its domain in ASCII.
// Deliberately no more than that. Dots and "+tags" stay: whether "ann+x@" is the mailbox of "ann@" is known to the mail
// server alone, and guessing wrong would give one person's account to another. Mail goes to this form and not to what
// was typed, so that the mailbox that proves is the one the account is named after. Local parts that are not plain
// ASCII atoms (RFC 5322, 3.2.3) are refused. [any thread]
Result<std::string> normalise_address(std::string_view entered);

}  // namespace kenes::identity
