#pragma once
// What a demonstration portal has beside a real one: a local SMTP server whose mails a page shows, and sample data.
#include <filesystem>
#include <string>
#include <vector>

#include "app/places.hpp"
#include "config/portal.hpp"
#include "process/spawn.hpp"

namespace kenes::app {

// Whether it is a demonstration with a page for the mail and the text messages that it would have sent.
bool shows_mail(const config::Portal& portal);

// Whether `kenes up` runs a local mailbox for it: a demonstration without a mail server of its own.
bool keeps_mails(const config::Portal& portal);

// The folder that the local mailbox keeps its mails in.
std::filesystem::path mailbox_folder(const config::Portal& portal);

// An SMTP server on a loopback port that writes every mail as a file (Debian's python3-aiosmtpd with core/mail/demo's
// handler).
process::Spawn mailbox_server(const config::Portal& portal, const Places& places, int port);

// The commands of portal.demonstration_data, each as words for `kenes`, with patterns of files expanded: "import
// petitions demo/petitions/*.json" -> {"import", "petitions", "…/104334.json", …}. Paths count from the configuration's
// folder.
std::vector<std::vector<std::string>> sample_commands(const config::Portal& portal,
                                                      const std::filesystem::path& config_folder);

// Changes when a command or one of its files changes, so that unchanged sample data is loaded once.
std::string sample_stamp(const std::vector<std::vector<std::string>>& commands);

}  // namespace kenes::app
