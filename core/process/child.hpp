#pragma once
// Child processes under our supervision: they die with their parent, and are stopped by a signal with a time limit.
#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kenes::process {

struct Spawn {
  std::vector<std::string> command;                                   // command[0] is looked up on PATH
  std::vector<std::pair<std::string, std::string>> environment = {};  // added to ours
  std::string user = {};                                              // run as this user, when we are root
  std::string output = {};     // file that stdout and stderr are appended to; "" inherits ours
  int death_signal = SIGTERM;  // sent to the child when the thread that spawned it ends (prctl(2))
};

// Owned by one thread. The destructor stops the child.
class Child {
 public:
  Child() = default;
  // Throws std::runtime_error when the program can't be started; call it from the main thread, before other threads
  // exist or where exec follows at once.
  explicit Child(const Spawn& spawn);
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
  Child& operator=(Child&& other) noexcept;
  ~Child();

  pid_t pid() const { return pid_; }
  bool running() const { return pid_ > 0; }
  // The exit status (as waitpid gives it) if it has ended; does not block.
  std::optional<int> ended();
  // Sends `signal`, waits, and kills after `patience`.
  void stop(int signal = SIGTERM, std::chrono::milliseconds patience = std::chrono::seconds{10});
  void signal(int number) const;

 private:
  pid_t pid_ = 0;
};

// Runs to the end; the exit code, or 128 + signal.
int run(const Spawn& spawn);

// A TCP port on 127.0.0.1 that was free a moment ago.
int free_port();

}  // namespace kenes::process
