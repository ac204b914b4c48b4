#include "files/body_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace kenes::files {
namespace fs = std::filesystem;

Result<BodyFile> BodyFile::open(const fs::path& folder, std::string_view name) {
  BodyFile body;
  if (name.empty()) return body;
  const fs::path file(name);
  const auto number = file.filename().string();
  const bool plain =
      !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  // Compared as texts: nothing is resolved that somebody else has made.
  if (!plain || name != (folder / number).string())
    return fail("foreign", "the body of a request is said to be in '" + std::string(name) +
                               "', which is not in nginx's " + folder.string() +
                               "; was the node reached around nginx?");
  body.file_ = Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!body.file_.open() && errno == EACCES)
    return fail("unreadable", "can't read " + file.string() +
                                  ": nginx's workers write it as another user; run nginx and the nodes as one user");
  struct stat found {};
  if (!body.file_.open() || ::fstat(body.file_.number(), &found) != 0 || !S_ISREG(found.st_mode))
    return fail("foreign", "the body of a request is not the file " + file.string());
  body.size_ = found.st_size;
  return body;
}

}  // namespace kenes::files
