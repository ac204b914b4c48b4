#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "postgres.hpp"
#include "storage/migrator.hpp"

namespace kenes::testing {

// A database of its own in the cluster of KENES_TEST_DATABASE_URL, dropped at the end. It is copied from a template
// that holds the migrations asked for so far; templates stay in the cluster and are shared by all tests with the same
// migrations. It comes into being with the first connection; migrations asked for later run in it directly.
class TestDatabase {
 public:
  TestDatabase();
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  // The files of component.folder, by the host's own migrator. Throws std::runtime_error with every fault.
  void migrate(const storage::Component& component);
  // The connection string; makes the database.
  const std::string& url();

 private:
  void run(const std::string& url) const;
  std::string template_name() const;
  void make_template(PGconn* cluster, const std::string& name) const;

  std::string cluster_url_;
  std::vector<storage::Component> components_;
  std::string name_, url_;  // empty until it was made
};

}  // namespace kenes::testing
