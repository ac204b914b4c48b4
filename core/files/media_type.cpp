#include "files/media_type.hpp"

#include <magic.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace kenes::files {
namespace {

constexpr const char* unknown = "application/octet-stream";

std::string_view family(std::string_view type) {
  return type.substr(0, type.find('/'));
}

// libmagic's table is large and not safe to share without a lock; one is enough for all threads.
class Magic {
 public:
  Magic() : cookie_(::magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF), &::magic_close) {
    if (!cookie_ || ::magic_load(cookie_.get(), nullptr) != 0)
      throw std::runtime_error("libmagic's table of file types can't be loaded; install the package libmagic1");
  }
  std::string look(int descriptor) {
    const std::lock_guard lock(mutex_);
    ::lseek(descriptor, 0, SEEK_SET);  // it reads from where the file stands
    const char* found = ::magic_descriptor(cookie_.get(), descriptor);
    return found == nullptr ? unknown : found;
  }

 private:
  std::unique_ptr<magic_set, decltype(&::magic_close)> cookie_;
  std::mutex mutex_;
};

}  // namespace

std::string media_type(int descriptor) {
  static Magic magic;
  const auto type = magic.look(descriptor);
  return type.find('/') == std::string::npos ? unknown : type;
}

bool is_allowed(std::string_view type, const std::vector<std::string>& allowed) {
  return allowed.empty() || std::any_of(allowed.begin(), allowed.end(), [&](const std::string& one) {
           return one == type || (one.ends_with("/*") && family(one) == family(type));
         });
}

bool may_be_allowed(std::string_view claimed, const std::vector<std::string>& allowed) {
  return allowed.empty() || claimed.find('/') == std::string_view::npos ||
         std::any_of(allowed.begin(), allowed.end(),
                     [&](const std::string& one) { return family(one) == family(claimed); });
}

std::string handed_out_type(std::string_view type) {
  static constexpr std::array<std::string_view, 8> quiet = {"image/jpeg", "image/png",       "image/gif", "image/webp",
                                                            "image/tiff", "application/pdf", "text/csv",  "text/plain"};
  const bool known = std::find(quiet.begin(), quiet.end(), type) != quiet.end();
  const bool played = family(type) == "audio" || family(type) == "video";
  const bool office = type.starts_with("application/vnd.") && !type.ends_with("xml");
  return known || played || office || type == "application/zip" ? std::string(type) : unknown;
}

}  // namespace kenes::files
