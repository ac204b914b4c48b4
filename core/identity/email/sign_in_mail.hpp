#pragma once
#include "identity/codes/code_way.hpp"

namespace kenes::identity {

// The mail of a sign-in, in the visitor's language; without a code if that is empty.
MailMessage sign_in_mail(const Beginning& beginning, const std::string& base_url, const Translator& words);

}  // namespace kenes::identity
