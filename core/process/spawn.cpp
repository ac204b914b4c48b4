#include "process/spawn.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kenes::process {
namespace {

using Words = std::vector<std::string>;

std::vector<char*> pointers(Words& words) {
  std::vector<char*> all;
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

Words environment_of(const Spawn& spawn) {
  Words all;
  if (spawn.surroundings == Surroundings::bare) {
    all = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=UTC"};
  } else {
    for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
  }
  for (const auto& [name, value] : spawn.environment) {
    const auto start = name + "=";
    std::erase_if(all, [&](const auto& word) { return word.starts_with(start); });
    all.push_back(start + value);
  }
  return all;
}

// Made before the fork, so that the child has nothing left to allocate.
struct Prepared {
  const Spawn& spawn;
  char* const* arguments;
  char* const* environment;
  int input, output;  // -1: ours
  pid_t parent;
};

void say(const char* text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
}

// Our handlers must not run in the child: a stop between fork and exec has to end it.
void reset_signals() {
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Between fork and exec: nothing here may allocate, lock or throw.
[[noreturn]] void become_program(const Prepared& prepared) {
  if (prepared.output >= 0) ::dup2(prepared.output, STDOUT_FILENO), ::dup2(prepared.output, STDERR_FILENO);
  if (prepared.input >= 0) ::dup2(prepared.input, STDIN_FILENO);
  if (prepared.spawn.surroundings == Surroundings::bare) {
    ::close_range(3, ~0U, 0);
    ::setsid();
  }
  if (prepared.spawn.account && !become(*prepared.spawn.account)) ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, prepared.spawn.death_signal);  // after setuid, which clears it
  if (::getppid() != prepared.parent) ::_exit(125);        // it died before it could be watched
  reset_signals();
  ::execvpe(prepared.arguments[0], prepared.arguments, prepared.environment);
  const char* reason = ::strerrordesc_np(errno);
  say(prepared.arguments[0]), say(": "), say(reason != nullptr ? reason : "unknown error"), say("\n");
  ::_exit(127);
}

// With every signal blocked until the child has put our handlers away.
pid_t fork_into(const Prepared& prepared) {
  sigset_t all, before;
  sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = ::fork();
  if (child == 0) become_program(prepared);
  const int reason = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  errno = reason;
  return child;
}

}  // namespace

Result<pid_t> launch(const Spawn& spawn) {
  auto words = spawn.command, variables = environment_of(spawn);
  const auto arguments = pointers(words), environment = pointers(variables);
  int log = -1;
  if (!spawn.output.empty()) {
    log = ::open(spawn.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, spawn.output_mode);
    if (log < 0) return fail("log_unwritable", "cannot write " + spawn.output + ": " + std::strerror(errno));
  }
  const int nothing = spawn.surroundings == Surroundings::bare ? ::open("/dev/null", O_RDONLY | O_CLOEXEC) : -1;
  const pid_t child =
      fork_into({spawn, arguments.data(), environment.data(), nothing, log >= 0 ? log : spawn.output_to, ::getpid()});
  const int reason = errno;
  if (log >= 0) ::close(log);
  if (nothing >= 0) ::close(nothing);
  if (child < 0) return fail("fork_failed", "cannot start " + words.front() + ": " + std::strerror(reason));
  return child;
}

}  // namespace kenes::process
