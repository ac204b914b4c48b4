#pragma once
// A private PostgreSQL cluster: one server process, reached through a unix socket in a folder that only its owner may
// enter.
#include <filesystem>
#include <string>
#include <vector>

#include "kenes/result.hpp"
#include "process/child.hpp"

namespace kenes::storage {

// `safe` keeps what was committed through a crash. `fast` gives that up (no fsync) and is for tests.
enum class Durability { safe, fast };

struct ClusterSettings {
  std::filesystem::path directory;  // holds data/, the socket and postgres.log; made when absent
  std::string database = "kenes";   // made when absent
  Durability durability = Durability::safe;
  std::filesystem::path binaries = {};    // folder of `postgres` and `initdb`; empty: the newest of Debian's
  std::vector<std::string> options = {};  // further "name=value" settings of the server
};

// Starts and stops the server. Started as root, the server runs as the user postgres, because PostgreSQL refuses root.
// The kernel stops the server when the *thread* that called start() ends, so call it from main before threads are made.
// Not thread-safe. Errors (Result) say what to do next.
class Cluster {
 public:
  explicit Cluster(ClusterSettings settings);
  ~Cluster();  // stops
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  // Initialises the data directory when there is none, starts the server, waits until it answers, makes the database.
  // May be called again after stop() or when running() has become false.
  Result<void> start();
  // Fast shutdown: open transactions are rolled back, committed ones are on disk. Returns when the server has ended.
  void stop() noexcept;
  // False after the server has ended by itself.
  bool running();

  // libpq connection string to the database.
  std::string url() const;
  // The same for a cluster of that directory that another process may have started.
  static std::string url_of(const std::filesystem::path& directory, const std::string& database = "kenes");
  // Whether that cluster takes connections from this process's user now.
  static bool answers(const std::filesystem::path& directory);

 private:
  Result<void> prepare();
  process::Spawn program(process::Account owner, std::vector<std::string> command, int death_signal) const;
  Result<void> initialise();
  Result<void> launch();
  Result<void> wait_until_ready();
  Result<void> make_database();
  Result<void> predecessor_gone() const;
  std::string last_log_lines() const;

  ClusterSettings settings_;
  process::Child server_;
};

}  // namespace kenes::storage
