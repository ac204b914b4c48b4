#include "storage/process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

namespace kenes::storage {
namespace {

// In the child: only calls that are safe between fork and exec.
bool become(const Owner& owner) {
  return !owner.drop || (::setgroups(owner.groups.size(), owner.groups.data()) == 0 && ::setgid(owner.gid) == 0 &&
                         ::setuid(owner.uid) == 0);
}

void reset_signals() {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT}) ::signal(number, SIG_DFL);
}

}  // namespace

Result<Owner> cluster_owner() {
  Owner owner{::geteuid(), ::getegid(), {}, "", false};
  if (owner.uid != 0) {
    const passwd* own = ::getpwuid(owner.uid);
    owner.name = own != nullptr ? own->pw_name : std::to_string(owner.uid);
    return owner;
  }
  const passwd* user = ::getpwnam("postgres");
  if (user == nullptr) {
    return fail("no_postgres_user",
                "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it as. Install the package "
                "postgresql-15, or start this program as another user.");
  }
  owner = {user->pw_uid, user->pw_gid, {}, user->pw_name, true};
  int count = 64;
  owner.groups.resize(static_cast<std::size_t>(count));
  if (::getgrouplist(user->pw_name, user->pw_gid, owner.groups.data(), &count) < 0)
    count = 1, owner.groups[0] = owner.gid;
  owner.groups.resize(static_cast<std::size_t>(count));
  return owner;
}

Result<pid_t> spawn(const Owner& owner, std::vector<std::string> arguments, const std::filesystem::path& log,
                    int at_parent_death) {
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::string locale = "LC_ALL=C.UTF-8", path = "PATH=/usr/bin:/bin", zone = "TZ=UTC";
  char* environment[] = {locale.data(), path.data(), zone.data(), nullptr};

  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (output < 0) return fail("log_unwritable", "cannot write " + log.string() + ": " + std::strerror(errno));
  const int input = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  const pid_t parent = ::getpid();

  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(input, 0), ::dup2(output, 1), ::dup2(output, 2);
    ::close_range(3, ~0U, 0);
    reset_signals();
    if (!become(owner)) ::_exit(126);
    if (at_parent_death != 0) {
      ::prctl(PR_SET_PDEATHSIG, at_parent_death);  // after setuid, which clears it
      if (::getppid() != parent) ::_exit(125);     // the parent died before it could be watched
    }
    ::setsid();
    ::execve(argv[0], argv.data(), environment);
    ::_exit(127);
  }
  const int reason = errno;
  ::close(output), ::close(input);
  if (child < 0) return fail("fork_failed", std::string("cannot start a process: ") + std::strerror(reason));
  return child;
}

std::filesystem::path first_closed_folder(const Owner& owner, const std::filesystem::path& path) {
  std::vector<std::filesystem::path> folders;
  for (auto folder = path;; folder = folder.parent_path()) {
    folders.insert(folders.begin(), folder);
    if (folder == folder.root_path() || !folder.has_parent_path()) break;
  }
  // Asked as that user, because only the kernel knows every rule (groups, access lists, mounts).
  const pid_t child = ::fork();
  if (child < 0) return {};
  if (child == 0) {
    if (!become(owner)) ::_exit(0);
    for (std::size_t i = 0; i < folders.size() && i < 250; ++i) {
      if (::access(folders[i].c_str(), X_OK) != 0) ::_exit(static_cast<int>(i) + 1);
    }
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int index = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return index == 0 ? std::filesystem::path{} : folders[static_cast<std::size_t>(index) - 1];
}

}  // namespace kenes::storage
