#pragma once
// For tests only: a portal's files with a database and a folder of their own.
#include <fcntl.h>
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "files/portal_files.hpp"
#include "jobs/queue.hpp"
#include "secrets/keyed_secrets.hpp"
#include "storage/test_database.hpp"
#include "view/test_support.hpp"

namespace kenes::test {

// Some bytes in an open file without a name.
struct Bytes {
  explicit Bytes(const std::string& content)
      : file(::open("/tmp", O_TMPFILE | O_RDWR, 0600)), size(static_cast<std::int64_t>(content.size())) {
    if (::pwrite(file.number(), content.data(), content.size(), 0) != static_cast<ssize_t>(content.size()))
      throw std::runtime_error("can't write a test's bytes");
  }
  files::Slice slice() const { return {file.number(), 0, size}; }
  files::Descriptor file;
  std::int64_t size;
};

inline std::string read_all(const files::Descriptor& file) {
  std::string content(static_cast<std::size_t>(files::size_of(file)), '\0');
  content.resize(static_cast<std::size_t>(::pread(file.number(), content.data(), content.size(), 0)));
  return content;
}

struct FilesBench {
  ~FilesBench() {
    std::error_code none;
    std::filesystem::remove_all(folder, none);
  }

  files::Permission permission(FileLimits limits = {}) {
    return {.folder = "p/1/a", .limits = std::move(limits), .holder = "person:1", .back = "/p", .until = clock.now()};
  }
  files::Upload begin(std::int64_t size, const std::string& name = "a.txt", const FileLimits& limits = {}) {
    const auto begun = reception().begin(permission(limits), {name, "text/plain", size}, words);
    REQUIRE(begun);
    return *begun;
  }
  Result<files::Upload> append(const files::Upload& upload, std::int64_t offset, const std::string& content) {
    const Bytes bytes(content);
    return reception().append(upload.token, upload.holder, offset, bytes.slice(), words);
  }
  Result<files::Upload> take(const std::string& name, const std::string& content, const FileLimits& limits = {}) {
    const Bytes bytes(content);
    return reception().take(permission(limits), {name, "", bytes.size}, bytes.slice(), words);
  }
  std::vector<StoredFile> list() {
    return pool.read([&](soci::session& sql) { return portal.list(sql, "p/1/a"); });
  }
  std::size_t blobs() const {
    std::size_t count = 0;
    portal.store().each_older(std::chrono::system_clock::time_point::max(), [&](const std::string&) { ++count; });
    return count;
  }
  const files::Reception& reception() const { return portal.reception(); }

  static std::string make_folder() {
    auto name = (std::filesystem::temp_directory_path() / "kenes-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    return name;
  }

  std::string folder = make_folder();
  TestDatabase database{Content::core};
  TestClock clock;
  storage::Pool pool{{.pool = 6}, database.url()};
  jobs::Queue jobs{clock};
  secrets::KeyedSecrets secrets{"a key of at least thirty-two characters"};
  view::testing::FakeWords words{"en"};
  files::PortalFiles portal{{.directory = folder + "/blobs", .bodies = folder + "/bodies"}, pool, clock, secrets, jobs};
};

}  // namespace kenes::test
