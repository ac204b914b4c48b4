#pragma once
#include "identity/codes/code_way.hpp"

namespace kenes::identity {

// The mail to somebody who left an address with something they wrote, in their language: it doesn't speak of signing
// in. Without a code if that is empty.
MailMessage contact_mail(const Beginning& beginning, const std::string& base_url, const Translator& words);

}  // namespace kenes::identity
