#pragma once
// What is to be started, and the one place that starts it.
#include <sys/types.h>

#include <csignal>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kenes/result.hpp"
#include "process/account.hpp"

namespace kenes::process {

// `ours`: our environment, input, open descriptors and session, as a command of ours has them; a Ctrl-C in our terminal
// reaches it too. `bare`: as an init system starts a service. A session of its own, no input, no descriptors but its
// output, and an environment of LC_ALL=C.UTF-8, PATH=/usr/bin:/bin and TZ=UTC.
enum class Surroundings { ours, bare };

struct Spawn {
  std::vector<std::string> command;                                   // command[0] is looked up on our PATH
  std::vector<std::pair<std::string, std::string>> environment = {};  // added to that of the surroundings
  Surroundings surroundings = Surroundings::ours;
  std::optional<Account> account = {};  // run as this user; none: as ourselves
  std::string output = {};              // file that stdout and stderr are appended to; "" keeps ours
  mode_t output_mode = 0640;            // of that file, when it is made
  int output_to = -1;                   // the same by a descriptor, which stays the caller's
  int death_signal = SIGTERM;           // sent to it when the *thread* that started it ends (prctl(2))
};

// Starts it; the caller has to wait for the process, as Child does. Safe beside other threads. Error codes
// "log_unwritable", "fork_failed". What goes wrong later is its exit code: 125 our process died first, 126 the account
// was refused, 127 there is no such program (its output says why).
Result<pid_t> launch(const Spawn& spawn);

}  // namespace kenes::process
