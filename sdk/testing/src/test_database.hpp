#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "migrations.hpp"
#include "postgres.hpp"

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

  void migrate(const std::string& schema, std::vector<MigrationFile> files);
  // The connection string; makes the database.
  const std::string& url();

 private:
  struct Component {
    std::string schema;
    std::vector<MigrationFile> files;
  };
  std::string make_template(PGconn* cluster) const;

  std::string cluster_url_;
  std::vector<Component> components_;
  std::string name_, url_;  // empty until it was made
};

}  // namespace kenes::testing
