#include "storage/places.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <fstream>

namespace kenes::storage {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_socket_path = 107;
constexpr std::string_view socket_name = "/.s.PGSQL.5432";

// FNV-1a: the name has to be the same in every build, which std::hash doesn't promise.
std::string short_name(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (unsigned char c : text) hash = (hash ^ c) * 1099511628211ULL;
  std::string name = "kenes-";
  for (int i = 0; i < 16; ++i, hash >>= 4) name += "0123456789abcdef"[hash & 15];
  return name;
}

std::string mode_of(const struct stat& facts) {
  std::string text = "0000";
  for (int i = 3, mode = static_cast<int>(facts.st_mode & 07777); i >= 0; --i, mode >>= 3) {
    text[static_cast<std::size_t>(i)] = static_cast<char>('0' + (mode & 7));
  }
  return text;
}

}  // namespace

fs::path socket_folder(const fs::path& directory) {
  const auto whole = fs::absolute(directory).lexically_normal().string();
  if (whole.size() + socket_name.size() <= longest_socket_path) return whole;
  return fs::path("/tmp") / short_name(whole);
}

Result<void> make_private_folder(const fs::path& folder, const process::Account& owner) {
  const auto name = folder.string();
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (error) return fail("folder_unwritable", "cannot make " + folder.parent_path().string() + ": " + error.message());
  const bool made = ::mkdir(name.c_str(), 0700) == 0;
  if (!made && errno != EEXIST) return fail("folder_unwritable", "cannot make " + name + ": " + std::strerror(errno));
  struct stat facts {};
  if (::lstat(name.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) {
    return fail("not_a_folder",
                name + " is in the way: a folder is expected there. Move it away or choose another path.");
  }
  // Root may hand its own folder over; nobody else's.
  if (!owner.is_ours() && facts.st_uid == 0 && ::chown(name.c_str(), owner.uid, owner.gid) == 0)
    facts.st_uid = owner.uid;
  if (facts.st_uid != owner.uid) {
    return fail("folder_of_another", name + " belongs to user " + std::to_string(facts.st_uid) + ", expected " +
                                         owner.name + ". Give it to " + owner.name +
                                         " (chown -R) or choose another path.");
  }
  if ((facts.st_mode & 0777) != 0700 && ::chmod(name.c_str(), 0700) != 0) {
    return fail("folder_open", name + " has mode " + mode_of(facts) + ", expected 0700: " + std::strerror(errno));
  }
  const auto closed = process::first_closed_folder(owner, fs::absolute(folder).lexically_normal());
  if (closed.empty()) return {};
  return fail("folder_closed",
              "user " + owner.name + " cannot enter " + closed.string() + ", which leads to " + name +
                  ". Choose a data directory outside of it, for example /var/lib/kenes, or open it with: "
                  "chmod o+x " +
                  closed.string());
}

std::string data_version(const fs::path& data) {
  std::ifstream file(data / "PG_VERSION");
  std::string version;
  file >> version;
  return version;
}

Result<fs::path> find_binaries(const fs::path& configured, const std::string& version) {
  const auto complete = [](const fs::path& folder) {
    return ::access((folder / "postgres").c_str(), X_OK) == 0 && ::access((folder / "initdb").c_str(), X_OK) == 0;
  };
  if (!configured.empty()) {
    if (complete(configured)) return configured;
    return fail("postgres_missing", "there are no programs 'postgres' and 'initdb' in " + configured.string());
  }
  const fs::path debian = "/usr/lib/postgresql";
  int newest = 0;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(debian, none)) {
    const auto major = std::atoi(entry.path().filename().c_str());
    if (complete(entry.path() / "bin") && (version.empty() ? major > newest : version == std::to_string(major))) {
      newest = major;
    }
  }
  if (newest >= 15) return debian / std::to_string(newest) / "bin";
  if (version.empty()) {
    return fail("postgres_missing", "PostgreSQL 15 or newer was not found below " + debian.string() +
                                        ". Install it (apt-get install postgresql-15) or configure database.url.");
  }
  return fail("postgres_version", "the data was made by PostgreSQL " + version + ", whose programs are not in " +
                                      (debian / version / "bin").string() + ". Install postgresql-" + version +
                                      ", or convert the data with pg_upgradecluster.");
}

}  // namespace kenes::storage
