#include <fcntl.h>
#include <sys/sendfile.h>

#include <cerrno>
#include <system_error>

#include "files/blob_store.hpp"
#include "kenes/strand.hpp"

namespace kenes::files {
namespace {

[[noreturn]] void give_up(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Between file systems that can't copy from each other the kernel still sends from one to the other.
ssize_t move_some(int to, std::int64_t& at, const Slice& from, std::int64_t& position, std::size_t most) {
  auto source = static_cast<off_t>(position), target = static_cast<off_t>(at);
  ssize_t moved = ::copy_file_range(from.descriptor, &source, to, &target, most, 0);
  if (moved < 0 && (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP)) {
    if (::lseek(to, static_cast<off_t>(at), SEEK_SET) < 0) give_up("can't write to a stored file");
    source = static_cast<off_t>(position);
    moved = ::sendfile(to, from.descriptor, &source, most);
  }
  if (moved > 0) {
    position += moved;
    at += moved;
  }
  return moved;
}

}  // namespace

void append(const Descriptor& file, std::int64_t at, const Slice& slice) {
  const Blocking blocking;  // the disk may take a while, above all for fsync
  if (::ftruncate(file.number(), static_cast<off_t>(at)) != 0) give_up("can't cut a stored file to what was recorded");
  const auto end = slice.begin + slice.size;
  for (auto position = slice.begin; position < end;) {
    const auto moved = move_some(file.number(), at, slice, position, static_cast<std::size_t>(end - position));
    if (moved < 0 && errno == EINTR) continue;
    if (moved < 0) give_up("can't write to a stored file");
    if (moved == 0) throw std::runtime_error("a request's body ended before its length");
  }
  if (::fsync(file.number()) != 0) give_up("can't save a stored file");
}

}  // namespace kenes::files
