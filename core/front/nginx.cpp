#include "front/nginx.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <thread>

namespace kenes::front {
namespace fs = std::filesystem;
namespace {

using namespace std::chrono_literals;

std::string nginx_program() {
  for (const auto* place : {"/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"}) {
    if (::access(place, X_OK) == 0) return place;
  }
  return "";
}

// As ourselves: nginx changes the user of its workers itself. The log begins anew.
process::Spawn program(std::vector<std::string> command, const fs::path& log, int death_signal) {
  std::ofstream(log, std::ios::trunc).close();
  return {.command = std::move(command),
          .surroundings = process::Surroundings::bare,
          .output = log.string(),
          .output_mode = 0600,
          .death_signal = death_signal};
}

std::string tail(const fs::path& file) {
  std::ifstream in(file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.size() > 2000 ? text.substr(text.size() - 2000) : text;
}

bool accepts(const std::string& address, int port) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const auto host = address == "0.0.0.0" ? "127.0.0.1" : address == "::" ? "::1" : address;
  if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return false;
  const int fd = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool connected = fd >= 0 && ::connect(fd, found->ai_addr, found->ai_addrlen) == 0;
  if (fd >= 0) ::close(fd);
  ::freeaddrinfo(found);
  return connected;
}

}  // namespace

std::vector<std::string> command(const fs::path& configuration) {
  const auto program = nginx_program();
  return {program.empty() ? "nginx" : program,
          "-c",
          configuration.string(),
          "-p",
          configuration.parent_path().string(),
          "-e",
          (configuration.parent_path() / "error.log").string()};
}

Result<void> check_configuration(const fs::path& configuration) {
  if (nginx_program().empty()) return fail("nginx_missing", "nginx is not installed: `apt-get install nginx-light`");
  auto words = command(configuration);
  words.push_back("-t");
  const auto log = configuration.parent_path() / "check.log";
  const auto code = process::run(program(std::move(words), log, SIGKILL));
  if (!code) return tl::unexpected(code.error());
  if (*code == 0) return {};
  return fail("bad_configuration", "nginx does not accept " + configuration.string() + ": " + tail(log));
}

bool wait_for_port(const std::string& address, int port, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!accepts(address, port)) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(10ms);
  }
  return true;
}

Nginx::Nginx(Site site) : site_(std::move(site)) {}

Nginx::~Nginx() {
  stop(2s);
}

Result<void> Nginx::start() {
  auto written = write_configuration(site_);
  if (!written) return tl::unexpected(written.error());
  configuration_ = *written;
  if (auto good = check_configuration(configuration_); !good) return good;
  if (accepts(site_.address, site_.port))
    return fail("nginx_failed", "port " + std::to_string(site_.port) + " on " + site_.address +
                                    " is taken by another program; stop it or set http.front_port");
  const auto log = site_.folder / "start.log";
  auto child = process::Child::start(program(command(configuration_), log, SIGTERM));
  if (!child) return tl::unexpected(child.error());
  child_ = std::move(*child);
  for (int i = 0; i < 500 && running(); ++i) {
    if (wait_for_port(site_.address, site_.port, 0ms)) return {};
    std::this_thread::sleep_for(10ms);
  }
  stop(1s);
  return fail("nginx_failed",
              "nginx did not start on " + site_.address + ":" + std::to_string(site_.port) + ": " + tail(log));
}

Result<void> Nginx::reload(const Site& site) {
  const auto written = write_configuration(site);
  if (!written) return tl::unexpected(written.error());
  if (auto good = check_configuration(*written); !good) return good;
  site_ = site;
  child_.signal(SIGHUP);
  return {};
}

bool Nginx::running() {
  child_.ended();
  return child_.running();
}

void Nginx::stop(std::chrono::milliseconds patience) {
  child_.signal(SIGQUIT);
  if (!child_.ends_within(patience)) child_.stop(SIGTERM, 200ms);
}

}  // namespace kenes::front
