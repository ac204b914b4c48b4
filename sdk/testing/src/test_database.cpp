#include "test_database.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>

namespace kenes::testing {
namespace {

std::string cluster_url() {
  const char* url = std::getenv("KENES_TEST_DATABASE_URL");
  if (url && *url) return url;
  throw std::runtime_error(
      "KENES_TEST_DATABASE_URL is not set: run this test as `kenes-test-postgres PROGRAM \"[integration]\"`, which "
      "starts a "
      "PostgreSQL cluster around it");
}

// Serialises the making of templates and copies among test programs: a template being copied may not be connected to.
class ClusterLock {
 public:
  explicit ClusterLock(PGconn* cluster) : cluster_(cluster) { execute(cluster_, "SELECT pg_advisory_lock(7021)"); }
  ~ClusterLock() {
    try {
      execute(cluster_, "SELECT pg_advisory_unlock(7021)");
    } catch (const DatabaseError&) {  // The connection is gone, and the lock with it.
    }
  }
  ClusterLock(const ClusterLock&) = delete;
  ClusterLock& operator=(const ClusterLock&) = delete;

 private:
  PGconn* cluster_;
};

}  // namespace

TestDatabase::TestDatabase() : cluster_url_(cluster_url()) {}

TestDatabase::~TestDatabase() {
  if (name_.empty()) return;
  try {
    execute(connect(cluster_url_).get(), "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const std::exception&) {  // The cluster is gone, and the database with it.
  }
}

void TestDatabase::migrate(const std::string& schema, std::vector<MigrationFile> files) {
  if (!name_.empty()) return run_migrations(connect(url_).get(), schema, files);
  components_.push_back({schema, std::move(files)});
}

std::string TestDatabase::make_template(PGconn* cluster) const {
  std::string content;
  for (const auto& [schema, files] : components_) {
    content += schema + '\0';
    for (const auto& file : files) content += file.name + '\0' + file.text + '\0';
  }
  const auto name = fmt::format("kenes_template_{:016x}", std::hash<std::string>{}(content));
  const auto found = query(cluster, "SELECT 1 FROM pg_database WHERE datname = $1", {name});
  if (PQntuples(found.get()) > 0) return name;
  execute(cluster, "DROP DATABASE IF EXISTS " + name + "_making WITH (FORCE)");
  execute(cluster, "CREATE DATABASE " + name + "_making TEMPLATE template0");
  {
    const auto making = connect(with_database(cluster_url_, name + "_making"));
    execute(making.get(), "SET timezone = 'UTC'");
    for (const auto& [schema, files] : components_) run_migrations(making.get(), schema, files);
  }
  execute(cluster, "ALTER DATABASE " + name + "_making RENAME TO " + name);
  return name;
}

const std::string& TestDatabase::url() {
  if (!name_.empty()) return url_;
  static std::atomic<int> count{0};
  const auto cluster = connect(cluster_url_);
  const ClusterLock lock(cluster.get());
  const auto name = fmt::format("kenes_test_{}_{}", ::getpid(), ++count);
  execute(cluster.get(), fmt::format("CREATE DATABASE {} TEMPLATE {}", name, make_template(cluster.get())));
  name_ = name;
  url_ = with_database(cluster_url_, name_);
  return url_;
}

}  // namespace kenes::testing
