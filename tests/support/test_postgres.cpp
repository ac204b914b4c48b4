// kenes-test-postgres COMMAND…: runs the command with KENES_TEST_DATABASE_URL naming a database in a fresh, fast
// PostgreSQL cluster, and removes everything afterwards. Its exit code is the command's.
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "process/child.hpp"
#include "storage/cluster.hpp"

namespace fs = std::filesystem;
namespace {

constexpr std::string_view prefix = "kenes-test-postgres-";

// Left behind by runs that were killed: nobody holds their lock any more.
void sweep(const fs::path& folder) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    const int lock = ::open((entry.path() / "lock").c_str(), O_RDWR | O_CLOEXEC);
    if (lock < 0) continue;
    if (::flock(lock, LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry.path(), none);
    ::close(lock);
  }
}

// Passes the signals on that we are sent.
int run(std::vector<std::string> command, const sigset_t& watched) {
  auto child = kenes::process::Child::start({.command = std::move(command)});
  if (!child) {
    std::cerr << "kenes-test-postgres: " << child.error().message << "\n";
    return 2;
  }
  for (;;) {
    if (const auto status = child->ended()) return kenes::process::exit_code(*status);
    const int signal = ::sigwaitinfo(&watched, nullptr);
    if (signal > 0 && signal != SIGCHLD) child->signal(signal);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: kenes-test-postgres COMMAND [ARGUMENT…]\n";
    return 2;
  }
  sigset_t watched;
  sigemptyset(&watched);
  for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGCHLD}) sigaddset(&watched, signal);
  ::sigprocmask(SIG_BLOCK, &watched, nullptr);

  const auto temporary = fs::temp_directory_path();
  sweep(temporary);
  std::string folder = (temporary / (std::string(prefix) + "XXXXXX")).string();
  if (::mkdtemp(folder.data()) == nullptr) {
    std::cerr << "kenes-test-postgres: cannot make a folder in " << temporary << ": " << std::strerror(errno) << "\n";
    return 2;
  }
  const int lock = ::open((fs::path(folder) / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ::flock(lock, LOCK_EX);

  int code = 2;
  {
    kenes::storage::Cluster cluster(
        {.directory = folder, .database = "kenes_test", .durability = kenes::storage::Durability::fast});
    if (auto started = cluster.start(); !started) {
      std::cerr << "kenes-test-postgres: " << started.error().message << "\n";
    } else {
      ::setenv("KENES_TEST_DATABASE_URL", cluster.url().c_str(), 1);
      code = run({argv + 1, argv + argc}, watched);
    }
  }
  std::error_code error;
  fs::remove_all(folder, error);
  return code;
}
