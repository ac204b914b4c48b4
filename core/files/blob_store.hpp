#pragma once
// The contents of files, in a folder of the file system. A blob's name is random: whoever doesn't know it can't ask for
// it, and what a visitor called the file never becomes a path.
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "files/descriptor.hpp"

namespace kenes::files {

// A part of an open file.
struct Slice {
  int descriptor = -1;
  std::int64_t begin = 0, size = 0;
};

// Several nodes may work in one folder, also over NFS 4. Failures of the file system (full, not writable) are
// std::system_error. [any thread]
class BlobStore {
 public:
  // Made at the first use if missing. `readers`: the group of nginx's workers when they aren't this process's own user.
  BlobStore(std::filesystem::path folder, std::optional<gid_t> readers);

  // Bytes that may still be written.
  std::int64_t room() const;

  // A new empty blob, durable under its name.
  void create(const std::string& blob) const;
  // For writing, with the only lock on it; kept until the descriptor is closed or its process dies. Not open: somebody
  // else has the lock. An absent blob is made anew, empty.
  Descriptor lock(const std::string& blob) const;
  Descriptor read(const std::string& blob) const;
  // Its first `size` bytes.
  std::string content(const std::string& blob, std::int64_t size) const;
  // Not an error if it isn't there.
  void remove(const std::string& blob) const;

  // "k/kJ3…": where the blob is below the folder.
  static std::string path(std::string_view blob);
  // Every blob that was last written before this moment.
  void each_older(std::chrono::system_clock::time_point moment, const std::function<void(std::string blob)>& see) const;

 private:
  void prepare(const std::filesystem::path& folder) const;
  Descriptor open(const std::string& blob, int flags) const;

  std::filesystem::path folder_;
  std::optional<gid_t> readers_;
};

std::int64_t size_of(const Descriptor& file);

// Puts the slice behind the first `at` bytes of the file, in place of whatever follows them, and returns when it is on
// the disk. The kernel moves the bytes; they don't pass through this process.
void append(const Descriptor& file, std::int64_t at, const Slice& slice);

}  // namespace kenes::files
