#include "process/child.hpp"

#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>

namespace kenes::process {
namespace {

// Between fork and exec: nothing here may allocate or throw. The exit code tells the parent's log what failed.
[[noreturn]] void become(const Spawn& spawn, const passwd* user, char* const* arguments, pid_t parent) {
  if (user != nullptr &&
      (::initgroups(user->pw_name, user->pw_gid) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
    ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, spawn.death_signal);
  if (::getppid() != parent) ::_exit(125);  // the parent died before prctl
  // The parent's handlers must not run here: a stop between fork and exec has to end the child.
  for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE, SIGCHLD})
    ::signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (!spawn.output.empty()) {
    const int log = ::open(spawn.output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (log >= 0) {
      ::dup2(log, STDOUT_FILENO);
      ::dup2(log, STDERR_FILENO);
    }
  }
  for (const auto& [name, value] : spawn.environment) ::setenv(name.c_str(), value.c_str(), 1);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

int exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Child::Child(const Spawn& spawn) {
  std::vector<std::string> words = spawn.command;
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const passwd* user = nullptr;
  if (!spawn.user.empty() && ::geteuid() == 0) {
    user = ::getpwnam(spawn.user.c_str());
    if (user == nullptr) throw std::runtime_error("there is no user '" + spawn.user + "' to run " + words[0] + " as");
  }
  const pid_t parent = ::getpid();
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_ = ::fork();
  if (pid_ == 0) become(spawn, user, arguments.data(), parent);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (pid_ < 0) throw std::runtime_error("can't start " + words[0] + ": " + std::strerror(errno));
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
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  pid_ = 0;
  return status;
}

void Child::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

void Child::stop(int number, std::chrono::milliseconds patience) {
  if (pid_ <= 0) return;
  signal(number);
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!ended()) {
    if (pid_ <= 0) return;
    if (std::chrono::steady_clock::now() > until) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
      pid_ = 0;
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
}

int run(const Spawn& spawn) {
  Child child(spawn);
  for (;;) {
    if (const auto status = child.ended()) return exit_code(*status);
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool found = fd >= 0 && ::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (fd >= 0) ::close(fd);
  if (!found) throw std::runtime_error("no free TCP port on 127.0.0.1");
  return ntohs(address.sin_port);
}

}  // namespace kenes::process
