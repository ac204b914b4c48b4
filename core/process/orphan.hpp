#pragma once
// For tests only: what becomes of a child whose parent is killed.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>

#include "clock/soon.hpp"

namespace kenes::test {

// Runs `work` in a process of its own. `work` starts a child, keeps it, and reports its id; then the process is killed.
// The exit status (as waitpid gives it) of the child; none if it was not reported, or lives on for a minute.
template <class Work>
std::optional<int> orphaned(Work work) {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);  // so that the orphan becomes ours, to be waited for
  std::array<int, 2> report{};
  if (::pipe2(report.data(), O_CLOEXEC) != 0) return std::nullopt;
  const pid_t parent = ::fork();
  if (parent == 0) {
    try {
      work([&](pid_t child) {
        if (::write(report[1], &child, sizeof child) == sizeof child)
          while (true) ::pause();
      });
    } catch (...) {
    }
    ::_exit(1);  // the tests that follow are not its own
  }
  ::close(report[1]);
  pid_t child = 0;
  const bool reported = ::read(report[0], &child, sizeof child) == sizeof child;
  ::close(report[0]);
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  int status = 0;
  const bool ended = reported && soon([&] { return ::waitpid(child, &status, WNOHANG) == child; });
  return ended ? std::optional(status) : std::nullopt;
}

}  // namespace kenes::test
