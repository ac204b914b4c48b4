#pragma once
// nginx in front of the nodes: its configuration and its process.
//
// `kenes up` and a systemd unit run command(): nginx in the foreground, ended by SIGQUIT (finishes what it has) or
// SIGTERM, reading its configuration again at SIGHUP, opening its logs again at SIGUSR1. class Nginx does the same for
// tests and for whoever wants to own the process.
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "front/site.hpp"
#include "kenes/result.hpp"
#include "process/child.hpp"

namespace kenes::front {

// Writes nginx.conf, error pages and folders below site.folder; returns the file. It is written whole or not at all, so
// that a running nginx can reload at any time. Error codes: "no_nodes", "bad_path" (a character that nginx could
// misread), "unwritable_folder", "folder_closed" (run by root, nginx's workers are the user www-data, who must be able
// to pass).
Result<std::filesystem::path> write_configuration(const Site& site);

// `nginx -t`. Error codes "nginx_missing", "bad_configuration" with nginx's own words.
Result<void> check_configuration(const std::filesystem::path& configuration);

std::vector<std::string> command(const std::filesystem::path& configuration);

// Waits until something accepts connections there.
bool wait_for_port(const std::string& address, int port, std::chrono::milliseconds patience);

// One nginx as a child of this process; it gets SIGTERM if the thread that started it ends. Owned by one thread.
class Nginx {
 public:
  explicit Nginx(Site site);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  // Writes, checks, starts and waits for the port. Also error code "nginx_failed".
  Result<void> start();
  // Writes and checks the configuration for `site` and has nginx take it over; connections are kept. Folder, address
  // and port stay.
  Result<void> reload(const Site& site);
  // SIGQUIT, then SIGKILL after `patience`.
  void stop(std::chrono::milliseconds patience = std::chrono::seconds{10});
  bool running();
  pid_t pid() const { return child_.pid(); }

 private:
  Site site_;
  std::filesystem::path configuration_;
  process::Child child_;
};

}  // namespace kenes::front
