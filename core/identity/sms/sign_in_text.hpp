#pragma once
#include "identity/codes/code_way.hpp"
#include "kenes/text_messages.hpp"

namespace kenes::identity {

// The text message of a sign-in, in the visitor's language and short enough for one message where that can be. The last
// line binds the code to this site (https://wicg.github.io/sms-one-time-codes/), so that telephones fill it in here and
// nowhere else. Without a code, if that is empty, it holds the link.
TextMessage sign_in_text(const Beginning& beginning, const std::string& base_url, const Translator& words);

}  // namespace kenes::identity
