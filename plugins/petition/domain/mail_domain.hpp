#pragma once
#include <string>
#include <string_view>

namespace kenes::petition {

// As the ledger keeps the domain of a mail address (SupportOrigin::mail_domain), and as every rule on domains is
// compared with it. Domains of addresses are ASCII here: other letters come as `xn--…` (RFC 5891).
std::string mail_domain(std::string_view text);

// "" if there is no @.
std::string mail_domain_of(std::string_view address);

}  // namespace kenes::petition
