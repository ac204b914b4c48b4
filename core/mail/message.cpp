#include "mail/message.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "kenes/base64.hpp"
#include "mail/base64.hpp"

namespace kenes::mail {
namespace {

constexpr std::size_t longest_plain_line = 900;  // SMTP allows 998

bool plain(std::string_view text) {
  std::size_t line = 0;
  for (const char c : text) {
    line = c == '\n' ? 0 : line + 1;
    if (c < 32 ? c != '\n' && c != '\t' : c == 127) return false;  // a char above ASCII is negative
    if (line > longest_plain_line) return false;
  }
  return true;
}

std::string with_crlf(std::string_view text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') lines += '\r';
    lines += c;
  }
  if (!lines.ends_with("\r\n")) lines += "\r\n";
  return lines;
}

void refuse_control(std::string_view header, std::string_view value) {
  if (std::any_of(value.begin(), value.end(), [](unsigned char c) { return c < 32 || c == 127; })) {
    throw std::invalid_argument(fmt::format("the {} of a mail holds a line end or another control character", header));
  }
}

std::string display(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  if (!plain(mailbox.name)) return fmt::format("{}\r\n <{}>", encode_header(mailbox.name, 6), mailbox.address);
  std::string quoted;
  for (const char c : mailbox.name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("\"{}\" <{}>", quoted, mailbox.address);
}

std::string date_header(Time at) {
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace

// Words of at most 75 characters, cut between characters, one below the other.
std::string encode_header(std::string_view text, std::size_t used) {
  if (plain(text)) return std::string(text);
  std::string encoded, part;
  const auto flush = [&] {
    encoded += (encoded.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?") + to_base64(part) + "?=";
    part.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::size_t room = encoded.empty() ? 45 - std::min<std::size_t>(used, 20) : 45;
    if (!part.empty() && part.size() + (end - i) > room) flush();
    part += text.substr(i, end - i);
    i = end;
  }
  flush();
  return encoded;
}

std::string compose(const Envelope& envelope) {
  refuse_control("subject", envelope.subject);
  refuse_control("sender", envelope.from.name);
  if (!is_address(envelope.to)) throw std::invalid_argument("a mail's recipient is not an address");
  const bool ascii = plain(envelope.text);
  return fmt::format(
      "Date: {}\r\nFrom: {}\r\nTo: {}\r\nSubject: {}\r\nMessage-ID: <{}>\r\nAuto-Submitted: auto-generated\r\n"
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}",
      date_header(envelope.at), display(envelope.from), envelope.to, encode_header(envelope.subject, 9),
      envelope.message_id, ascii ? "7bit" : "base64",
      ascii ? with_crlf(envelope.text) : base64_lines(with_crlf(envelope.text)));
}

}  // namespace kenes::mail
