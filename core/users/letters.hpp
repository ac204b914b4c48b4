#pragma once
// Mails about the account itself: nobody can switch them off.
#include "kenes/host.hpp"

namespace kenes::users {

// To the address that isn't the account's any more, and what to do if it wasn't the person.
MailMessage address_changed(Host& host, const std::string& language, const std::string& old_address);
MailMessage way_removed(Host& host, const std::string& language, std::int64_t person, const std::string& title);
MailMessage account_erased(const Translator& words, const std::string& portal, const std::string& address);

}  // namespace kenes::users
