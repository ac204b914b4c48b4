#pragma once
#include <string_view>

namespace kenes::text_messages {

// In which letters a message travels: those of the GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), 160 in one
// message, or UCS-2, 70 in one.
enum class Alphabet { gsm, ucs2 };
Alphabet alphabet_of(std::string_view utf8);

// Into how many messages a text is divided: the parts of a long one are a little shorter (3GPP TS 23.040, 9.2.3.24.1).
int parts_of(std::string_view utf8);

}  // namespace kenes::text_messages
