#pragma once
// Starting the programs of PostgreSQL as a user that they accept.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::storage {

// Who owns a cluster: the caller, or the user postgres when the caller is root.
struct Owner {
  uid_t uid = 0;
  gid_t gid = 0;
  std::vector<gid_t> groups;
  std::string name;
  bool drop = false;  // the caller is root and has to become this user
};

Result<Owner> cluster_owner();

// Starts `arguments[0]` in a session of its own with output appended to `log`. The signal `at_parent_death` (0: none)
// is sent to it when the calling thread ends. Everything is prepared before fork, so that it is safe in a threaded
// process.
Result<pid_t> spawn(const Owner& owner, std::vector<std::string> arguments, const std::filesystem::path& log,
                    int at_parent_death);

// The first ancestor of `path` (or itself) that the owner can't enter; empty if all are open.
std::filesystem::path first_closed_folder(const Owner& owner, const std::filesystem::path& path);

}  // namespace kenes::storage
