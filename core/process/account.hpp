#pragma once
// A user of this machine that a program runs as, and which folders that user may enter.
#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kenes::process {

struct Account {
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;
  std::string name;

  // This process runs as it already; only root can become another one.
  bool is_ours() const;
};

// These two read the system's user database, which is not safe beside another thread that does the same.
Account own_account();
std::optional<Account> find_account(const std::string& name);

// Gives up our rights for those of the account; false if the kernel refuses. For a fresh child only: it cannot be taken
// back. Allocates nothing, so it may stand between fork and exec.
bool become(const Account& account);

// The first ancestor of `path` (or itself) that the account can't enter; empty if all are open.
std::filesystem::path first_closed_folder(const Account& account, const std::filesystem::path& path);

}  // namespace kenes::process
