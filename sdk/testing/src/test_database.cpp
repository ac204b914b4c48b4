#include "test_database.hpp"

#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <algorithm>
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

struct RealClock : Clock {
  Time now() const override { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }
};

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

void TestDatabase::run(const std::string& url) const {
  const RealClock clock;
  const auto done = storage::Migrator(url, clock, components_).run();
  if (!done) throw std::runtime_error(done.error().message);
}

void TestDatabase::migrate(const storage::Component& component) {
  const bool is_known = std::any_of(components_.begin(), components_.end(),
                                    [&](const auto& other) { return other.name == component.name; });
  if (!is_known) components_.push_back(component);
  if (!name_.empty()) run(url_);
}

std::string TestDatabase::template_name() const {
  std::string content;
  std::vector<Error> problems;
  for (const auto& component : components_) {
    content += component.name + '\n';
    for (const auto& file : storage::read_migrations(component, problems)) content += file.title() + file.sha256 + '\n';
  }
  return fmt::format("kenes_template_{:016x}", std::hash<std::string>{}(content));
}

void TestDatabase::make_template(PGconn* cluster, const std::string& name) const {
  const auto found = query(cluster, "SELECT 1 FROM pg_database WHERE datname = $1", {name});
  if (PQntuples(found.get()) > 0) return;
  const auto making = name + "_making";
  execute(cluster, "DROP DATABASE IF EXISTS " + making + " WITH (FORCE)");
  execute(cluster, "CREATE DATABASE " + making + " TEMPLATE template0");
  run(with_database(cluster_url_, making));
  execute(cluster, "ALTER DATABASE " + making + " RENAME TO " + name);
}

const std::string& TestDatabase::url() {
  if (!name_.empty()) return url_;
  static std::atomic<int> count{0};
  const auto cluster = connect(cluster_url_);
  const ClusterLock lock(cluster.get());
  const auto name = fmt::format("kenes_test_{}_{}", ::getpid(), ++count);
  const auto source = template_name();
  make_template(cluster.get(), source);
  execute(cluster.get(), fmt::format("CREATE DATABASE {} TEMPLATE {}", name, source));
  name_ = name;
  url_ = with_database(cluster_url_, name_);
  return url_;
}

}  // namespace kenes::testing
