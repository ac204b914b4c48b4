#pragma once
// The folder into which the demonstration's mail server (core/mail/demo_mailbox.py) writes each mail as one JSON file,
// and its gateway (core/text_messages/mailbox_gateway.cpp) each text message.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kenes/time.hpp"

namespace kenes::mailbox {

struct Mail {
  std::string id;  // the file's name without .json; names sort by time
  Time at;
  std::vector<std::string> to;
  std::string subject, text;
  bool to_telephone = false;  // a text message, without a subject
};

// Mails to an address that contains `part` (whatever its case; "" for all), the newest first. What is half-written,
// malformed or too large is passed over. A missing folder is an empty one. Reads at most the newest `most` files.
std::vector<Mail> read_mails(const std::filesystem::path& folder, const std::string& part, std::size_t most = 2000);

// One mail. An id that isn't the plain name of a mail finds nothing, so that nobody reads other files with it.
std::optional<Mail> read_mail(const std::filesystem::path& folder, const std::string& id);

}  // namespace kenes::mailbox
