#pragma once
// Child processes under our supervision: they die with their parent, and are stopped by a signal with a time limit.
#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>

#include "process/spawn.hpp"

namespace kenes::process {

// Owned by one thread. The destructor stops the child.
class Child {
 public:
  Child() = default;
  // Errors as of launch(). The kernel stops the child when the calling thread ends: call it from the main thread, or
  // from one that waits for it.
  static Result<Child> start(const Spawn& spawn);
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
  Child& operator=(Child&& other) noexcept;
  ~Child();

  pid_t pid() const { return pid_; }
  // Until one of the calls below has found that it ended.
  bool running() const { return pid_ > 0; }
  // The exit status (as waitpid gives it) if it has ended; does not block.
  std::optional<int> ended();
  // Blocks until it has ended; the exit status.
  int wait();
  // Waits so long at the most; true if it has ended, or was never started.
  bool ends_within(std::chrono::milliseconds patience);
  // Sends `signal`, waits, and kills after `patience`.
  void stop(int signal = SIGTERM, std::chrono::milliseconds patience = std::chrono::seconds{10});
  void signal(int number) const;

 private:
  explicit Child(pid_t pid) : pid_(pid) {}

  pid_t pid_ = 0;
};

// Of a status as waitpid gives it: the exit code, or 128 + signal.
int exit_code(int status);

// Runs to the end; its exit code.
Result<int> run(const Spawn& spawn);

struct Captured {
  int code = 0;
  std::string output;  // of stdout and stderr
};

// Runs to the end and keeps what it says. Also error code "no_pipe".
Result<Captured> capture(Spawn spawn);

}  // namespace kenes::process
