#include "files/blob_store.hpp"
#include "kenes/strand.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

namespace kenes::files {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void give_up(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void sync_folder(const fs::path& folder) {
  const Blocking blocking;
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.open() || ::fsync(opened.number()) != 0) give_up("can't save the folder " + folder.string());
}

}  // namespace

BlobStore::BlobStore(fs::path folder, std::optional<gid_t> readers) : folder_(std::move(folder)), readers_(readers) {}

// Who may read the blobs passes through, but sees no names.
void BlobStore::prepare(const fs::path& folder) const {
  if (fs::is_directory(folder)) return;
  fs::create_directories(folder);
  if (readers_ && ::chown(folder.c_str(), static_cast<uid_t>(-1), *readers_) != 0)
    give_up("can't hand the folder " + folder.string() + " to nginx's group");
  if (::chmod(folder.c_str(), 0710) != 0) give_up("can't protect the folder " + folder.string());
  sync_folder(folder.parent_path());
}

std::string BlobStore::path(std::string_view blob) {
  return std::string(blob.substr(0, 1)) + "/" + std::string(blob);
}

std::int64_t BlobStore::room() const {
  prepare(folder_);
  return static_cast<std::int64_t>(fs::space(folder_).available);
}

Descriptor BlobStore::open(const std::string& blob, int flags) const {
  const auto file = folder_ / path(blob);
  Descriptor opened(::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (!opened.open()) give_up("can't open the stored file " + file.string());
  return opened;
}

void BlobStore::create(const std::string& blob) const {
  prepare(folder_);
  const auto shelf = (folder_ / path(blob)).parent_path();
  prepare(shelf);
  const auto opened = open(blob, O_WRONLY | O_CREAT);
  if (readers_ && ::fchown(opened.number(), static_cast<uid_t>(-1), *readers_) != 0)
    give_up("can't hand a stored file to nginx's group");
  if (::fchmod(opened.number(), 0640) != 0) give_up("can't protect a stored file");
  sync_folder(shelf);
}

Descriptor BlobStore::lock(const std::string& blob) const {
  if (!fs::exists(folder_ / path(blob))) create(blob);
  auto opened = open(blob, O_RDWR);
  if (::flock(opened.number(), LOCK_EX | LOCK_NB) == 0) return opened;
  if (errno != EWOULDBLOCK) give_up("can't lock a stored file");
  return {};
}

Descriptor BlobStore::read(const std::string& blob) const {
  return open(blob, O_RDONLY);
}

std::string BlobStore::content(const std::string& blob, std::int64_t size) const {
  const auto file = read(blob);
  std::string content(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < content.size()) {
    const auto got = ::pread(file.number(), content.data() + done, content.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) give_up("can't read the blob " + path(blob));
    if (got == 0) throw std::system_error(EIO, std::generic_category(), "the blob " + path(blob) + " is cut short");
    done += static_cast<std::size_t>(got);
  }
  return content;
}

void BlobStore::remove(const std::string& blob) const {
  fs::remove(folder_ / path(blob));
}

void BlobStore::each_older(std::chrono::system_clock::time_point moment,
                           const std::function<void(std::string blob)>& see) const {
  if (!fs::is_directory(folder_)) return;
  for (const auto& shelf : fs::directory_iterator(folder_)) {
    if (!shelf.is_directory()) continue;
    for (const auto& entry : fs::directory_iterator(shelf)) {
      struct stat found {};
      if (::lstat(entry.path().c_str(), &found) != 0 || !S_ISREG(found.st_mode)) continue;
      if (std::chrono::system_clock::from_time_t(found.st_mtime) < moment) see(entry.path().filename().string());
    }
  }
}

std::int64_t size_of(const Descriptor& file) {
  struct stat found {};
  if (::fstat(file.number(), &found) != 0) give_up("can't measure a stored file");
  return found.st_size;
}

}  // namespace kenes::files
