#include <algorithm>
#include <stdexcept>

#include "mail/message.hpp"

namespace kenes::mail {

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  if (text.size() > 254 || at == 0 || at == std::string_view::npos || at + 1 == text.size()) return false;
  if (text.find('@', at + 1) != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c > 32 && c < 127 && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
  });
}

Mailbox parse_mailbox(std::string_view text) {
  const auto trimmed = [](std::string_view part) {
    const auto first = part.find_first_not_of(" \""), last = part.find_last_not_of(" \"");
    return std::string(first == std::string_view::npos ? "" : part.substr(first, last - first + 1));
  };
  const auto open = text.find('<');
  Mailbox mailbox;
  if (open == std::string_view::npos) {
    mailbox.address = trimmed(text);
  } else {
    mailbox.name = trimmed(text.substr(0, open));
    mailbox.address = trimmed(text.substr(open + 1, text.find('>', open) - open - 1));
  }
  if (!is_address(mailbox.address)) {
    throw std::invalid_argument("mail.from: expected an address such as 'Petitions <no-reply@example.org>', got '" +
                                std::string(text) + "'");
  }
  return mailbox;
}

}  // namespace kenes::mail
