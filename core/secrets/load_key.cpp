#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "secrets/key_lines.hpp"
#include "secrets/keyed_secrets.hpp"

namespace kenes::secrets {
namespace {

constexpr std::size_t most_bytes = 16'384;

Result<std::string> read_text(int file, const std::string& name) {
  struct stat facts {};
  std::vector<char> bytes(most_bytes);
  const auto size = ::fstat(file, &facts) == 0 ? ::read(file, bytes.data(), bytes.size()) : -1;
  const int reason = errno;
  ::close(file);
  if (size < 0)
    return fail("secret_key_unreadable", "cannot read the portal's key in " + name + ": " + std::strerror(reason));
  if ((facts.st_mode & 077) != 0) {
    return fail("secret_key_open",
                "the portal's key in " + name + " can be read by others. Close it with: chmod 600 " + name);
  }
  return std::string(bytes.data(), static_cast<std::size_t>(size));
}

Result<std::vector<std::string>> checked_keys(const std::string& text, const std::string& place,
                                              const std::string& hint) {
  auto keys = key_lines(text);
  if (keys.empty()) return fail("secret_key_short", place + " has no key. " + hint);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].size() >= shortest_key) continue;
    return fail("secret_key_short", place + ": key " + std::to_string(i + 1) + " has " +
                                        std::to_string(keys[i].size()) + " characters, expected at least 32. " + hint);
  }
  return keys;
}

Result<std::vector<std::string>> read_keys(int file, const std::string& name) {
  const auto text = read_text(file, name);
  if (!text) return tl::unexpected(text.error());
  return checked_keys(
      *text, name,
      "Restore the file from the backup; only if this portal has no data yet, remove it, and a new key is "
      "made.");
}

// Beside its place, for the owner only, on the disk. False with errno.
bool write_beside(const std::string& fresh, const std::string& text) {
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  const int reason = errno;
  ::close(file);
  errno = reason;
  return written;
}

std::string new_key() {
  return KeyedSecrets("").random_token(36) + "\n";
}

// Written whole beside its place and linked into it, so that two first starts at once end with one key.
Result<void> make_key(const std::string& name) {
  const auto fresh = name + "." + KeyedSecrets("").random_token(6);
  const bool written = write_beside(fresh, new_key());
  const bool placed = written && (::link(fresh.c_str(), name.c_str()) == 0 || errno == EEXIST);
  const int reason = errno;
  ::unlink(fresh.c_str());
  if (placed) return {};
  return fail("secret_key_unwritable", "cannot write the portal's key to " + name + ": " + std::strerror(reason) +
                                           ". Make its folder writable, or configure secret_key.");
}

}  // namespace

std::vector<std::string> key_lines(std::string_view text) {
  std::vector<std::string> keys;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    const auto last = line.find_last_not_of(" \t\r");
    if (last != std::string_view::npos) keys.emplace_back(line.substr(0, last + 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return keys;
}

Result<std::vector<std::string>> load_keys(const std::string& configured, const std::filesystem::path& data_dir) {
  if (!configured.empty()) return checked_keys(configured, "secret_key", "Make one with: openssl rand -base64 36");
  const auto name = (data_dir / "secret.key").string();
  for (int attempt = 0; attempt < 2; ++attempt) {
    const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) return read_keys(file, name);
    if (errno != ENOENT) {
      return fail("secret_key_unreadable", "cannot read the portal's key in " + name + ": " + std::strerror(errno) +
                                               ". It must be readable by the user that runs the portal.");
    }
    if (auto made = make_key(name); !made) return tl::unexpected(made.error());
  }
  return fail("secret_key_unreadable", name + " vanished while the portal started");
}

Result<int> add_key(const std::filesystem::path& data_dir) {
  const auto name = (data_dir / "secret.key").string();
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return fail("secret_key_unreadable", "cannot read the portal's key in " + name + ": " + std::strerror(errno));
  const auto keys = read_keys(file, name);
  if (!keys) return tl::unexpected(keys.error());
  std::string text;
  for (const auto& key : *keys) text += key + "\n";
  text += new_key();
  if (text.size() > most_bytes) return fail("secret_key_full", name + " has too many keys for another one");
  // One name for all who add, so that of two at once one is refused and no key is lost.
  const auto fresh = name + ".new";
  if (!write_beside(fresh, text) || ::rename(fresh.c_str(), name.c_str()) != 0) {
    const int reason = errno;
    if (reason != EEXIST) ::unlink(fresh.c_str());
    return fail(
        "secret_key_unwritable",
        "cannot write " + fresh + ": " + std::strerror(reason) +
            (reason == EEXIST ? ". If nobody else adds a key at this moment, remove it." : ". Nothing was changed."));
  }
  if (const int folder = ::open(data_dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return static_cast<int>(keys->size()) + 1;
}

}  // namespace kenes::secrets
