#pragma once
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "files/blob_store.hpp"
#include "kenes/result.hpp"

namespace kenes::files {

// The body of a request, in the file that nginx wrote it to (client_body_in_file_only) and removes after the answer.
class BodyFile {
 public:
  // `name` is what the header X-Body-File says; nginx replaces whatever a visitor puts there. Even so nothing but a
  // file directly in nginx's own folder is opened, and never through a link. An empty name is an empty body. Error
  // codes: "foreign" (not nginx's), "unreadable" (nginx's workers and this process are different users).
  static Result<BodyFile> open(const std::filesystem::path& folder, std::string_view name);

  std::int64_t size() const { return size_; }
  Slice whole() const { return {file_.number(), 0, size_}; }
  const Descriptor& file() const { return file_; }

 private:
  Descriptor file_;
  std::int64_t size_ = 0;
};

}  // namespace kenes::files
