#include "process/child.hpp"

#include <sys/wait.h>

#include <cerrno>
#include <thread>

namespace kenes::process {

using namespace std::chrono_literals;

Result<Child> Child::start(const Spawn& spawn) {
  return launch(spawn).map([](pid_t pid) { return Child(pid); });
}

Child& Child::operator=(Child&& other) noexcept {
  if (this != &other) {
    stop();
    pid_ = std::exchange(other.pid_, 0);
  }
  return *this;
}

Child::~Child() {
  stop();
}

std::optional<int> Child::ended() {
  if (pid_ <= 0) return std::nullopt;
  int status = 0;
  const pid_t found = ::waitpid(pid_, &status, WNOHANG);
  const bool forgotten = found < 0 && errno == ECHILD;  // where SIGCHLD is ignored the kernel keeps no status
  if (found != pid_ && !forgotten) return std::nullopt;
  pid_ = 0;
  return status;
}

int Child::wait() {
  int status = 0;
  if (pid_ <= 0) return status;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = 0;
  return status;
}

bool Child::ends_within(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (running() && !ended()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(10ms);
  }
  return true;
}

void Child::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

void Child::stop(int number, std::chrono::milliseconds patience) {
  signal(number);
  if (ends_within(patience)) return;
  signal(SIGKILL);
  wait();
}

}  // namespace kenes::process
