#include "process/account.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace kenes::process {

bool Account::is_ours() const {
  return uid == ::geteuid();
}

Account own_account() {
  Account account{::geteuid(), ::getegid(), {}, ""};
  const passwd* own = ::getpwuid(account.uid);
  account.name = own != nullptr ? own->pw_name : std::to_string(account.uid);
  return account;
}

std::optional<Account> find_account(const std::string& name) {
  const passwd* user = ::getpwnam(name.c_str());
  if (user == nullptr) return std::nullopt;
  Account account{user->pw_uid, user->pw_gid, {}, user->pw_name};
  int count = 0;
  ::getgrouplist(name.c_str(), account.gid, nullptr, &count);  // says how many there are
  account.groups.resize(static_cast<std::size_t>(count));
  if (::getgrouplist(name.c_str(), account.gid, account.groups.data(), &count) < 0) account.groups = {account.gid};
  return account;
}

bool become(const Account& account) {
  return account.is_ours() || (::setgroups(account.groups.size(), account.groups.data()) == 0 &&
                               ::setgid(account.gid) == 0 && ::setuid(account.uid) == 0);
}

std::filesystem::path first_closed_folder(const Account& account, const std::filesystem::path& path) {
  std::vector<std::filesystem::path> folders;
  for (auto folder = path;; folder = folder.parent_path()) {
    folders.insert(folders.begin(), folder);
    if (folder == folder.root_path() || !folder.has_parent_path()) break;
  }
  // Asked as that user, because only the kernel knows every rule (groups, access lists, mounts).
  const pid_t child = ::fork();
  if (child < 0) return {};
  if (child == 0) {
    if (!become(account)) ::_exit(0);
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

}  // namespace kenes::process
