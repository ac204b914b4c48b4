#include "app/demonstration.hpp"

#include <glob.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "kenes/digest.hpp"

namespace kenes::app {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> files_like(const fs::path& pattern) {
  glob_t found{};
  std::vector<std::string> files;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  return files;
}

bool is_path(const std::string& word) {
  return word.find('/') != std::string::npos;
}

}  // namespace

bool shows_mail(const config::Portal& portal) {
  return portal.demonstration && !portal.mail.mailbox.empty();
}

bool keeps_mails(const config::Portal& portal) {
  return portal.demonstration && portal.mail.smtp_url.empty();
}

fs::path mailbox_folder(const config::Portal& portal) {
  return portal.data_dir / "mailbox";
}

process::Spawn mailbox_server(const config::Portal& portal, const Places& places, int port) {
  return {.command = {"/usr/bin/python3",  // Debian's, which has aiosmtpd; another python3 may come first on PATH
                      (places.demo / "demo_mailbox.py").string(), "--listen", "127.0.0.1:" + std::to_string(port),
                      mailbox_folder(portal).string()},
          .output = (portal.data_dir / "log/mailbox.log").string()};
}

std::vector<std::vector<std::string>> sample_commands(const config::Portal& portal, const fs::path& config_folder) {
  std::vector<std::vector<std::string>> commands;
  for (const auto& line : portal.demonstration_data) {
    std::istringstream words(line);
    std::vector<std::string> command;
    for (std::string word; words >> word;) {
      if (!is_path(word)) {
        command.push_back(word);
        continue;
      }
      const auto files = files_like(config_folder / word);
      command.insert(command.end(), files.begin(), files.end());
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string sample_stamp(const std::vector<std::vector<std::string>>& commands) {
  std::string all;
  for (const auto& command : commands)
    for (const auto& word : command) {
      all += word + "\n";
      if (!is_path(word)) continue;
      std::ifstream file(word, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
  return hex(sha256(all));
}

}  // namespace kenes::app
