#pragma once
// A message as it travels (RFC 5322, 2045, 2047).
#include <string>
#include <string_view>

#include "kenes/time.hpp"

namespace kenes::mail {

// "Petitions <no-reply@example.org>" or "no-reply@example.org".
struct Mailbox {
  std::string name, address;
};

// Throws std::invalid_argument if the text is not a mailbox with an ASCII address.
Mailbox parse_mailbox(std::string_view text);

// Whether it may stand in SMTP commands and headers: one "@", ASCII, no control characters, spaces, brackets or quotes,
// at most 254 characters. Says nothing about whether somebody reads mail there.
bool is_address(std::string_view text);

struct Envelope {
  Mailbox from;
  std::string to;
  std::string subject;
  std::string text;        // UTF-8, line ends "\n"
  std::string message_id;  // "17.a8f3@example.org", the same in every attempt, so that a copy is recognised as one
  Time at;
};

// The whole message, line ends CRLF. Throws std::invalid_argument when a header would hold a line end or another
// control character: that is an attempt to add headers of one's own.
std::string compose(const Envelope& envelope);

// A header's text in encoded words (RFC 2047); ASCII stays as it is. `used`: characters before it in its line.
std::string encode_header(std::string_view text, std::size_t used);

}  // namespace kenes::mail
