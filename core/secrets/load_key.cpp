#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "secrets/keyed_secrets.hpp"

namespace kenes::secrets {
namespace {

constexpr std::size_t shortest_key = 32;

std::string_view without_line_end(std::string_view text) {
  const auto last = text.find_last_not_of(" \r\n");
  return last == std::string_view::npos ? "" : text.substr(0, last + 1);
}

Result<std::string> read_key(int file, const std::string& name) {
  struct stat facts {};
  std::array<char, 4096> bytes;
  const auto size = ::fstat(file, &facts) == 0 ? ::read(file, bytes.data(), bytes.size()) : -1;
  ::close(file);
  if (size < 0)
    return fail("secret_key_unreadable", "cannot read the portal's key in " + name + ": " + std::strerror(errno));
  if ((facts.st_mode & 077) != 0) {
    return fail("secret_key_open",
                "the portal's key in " + name + " can be read by others. Close it with: chmod 600 " + name);
  }
  const auto text = without_line_end({bytes.data(), static_cast<std::size_t>(size)});
  if (text.size() >= shortest_key) return std::string(text);
  return fail("secret_key_short",
              "the portal's key in " + name + " has " + std::to_string(text.size()) +
                  " characters, expected at least 32. Restore the file from the backup; only if this "
                  "portal has no data yet, remove it, and a new key is made.");
}

// Written whole beside its place and linked into it, so that two first starts at once end with one key.
Result<void> make_key(const std::string& name) {
  const auto key = KeyedSecrets("").random_token(36) + "\n";
  const auto fresh = name + "." + KeyedSecrets("").random_token(6);
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 && ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(file) == 0;
  int reason = errno;
  if (file >= 0) ::close(file);
  const bool placed = written && (::link(fresh.c_str(), name.c_str()) == 0 || errno == EEXIST);
  if (written) reason = errno;
  ::unlink(fresh.c_str());
  if (placed) return {};
  return fail("secret_key_unwritable", "cannot write the portal's key to " + name + ": " + std::strerror(reason) +
                                           ". Make its folder writable, or configure secret_key.");
}

}  // namespace

Result<std::string> load_key(const std::string& configured, const std::filesystem::path& data_dir) {
  if (!configured.empty()) {
    if (configured.size() >= shortest_key) return configured;
    return fail("secret_key_short", "secret_key has " + std::to_string(configured.size()) +
                                        " characters, expected at least 32. Make one with: openssl rand -base64 36");
  }
  const auto name = (data_dir / "secret.key").string();
  for (int attempt = 0; attempt < 2; ++attempt) {
    const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) return read_key(file, name);
    if (errno != ENOENT) {
      return fail("secret_key_unreadable", "cannot read the portal's key in " + name + ": " + std::strerror(errno) +
                                               ". It must be readable by the user that runs the portal.");
    }
    if (auto made = make_key(name); !made) return tl::unexpected(made.error());
  }
  return fail("secret_key_unreadable", name + " vanished while the portal started");
}

}  // namespace kenes::secrets
