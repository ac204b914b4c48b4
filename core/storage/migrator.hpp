#pragma once
#include <functional>
#include <string>
#include <vector>

#include "kenes/time.hpp"
#include "storage/connection.hpp"
#include "storage/migration_files.hpp"

namespace kenes::storage {

struct MigrationPlan {
  std::vector<Migration> pending;  // in the order in which they will run
  std::vector<Error> problems;     // while there are any, nothing is run
};

// Brings the database to the state that the components' files describe. Any number of nodes may do so at once: one
// works, the others wait. Components in the order of their dependencies: core, participation, plugins. Prints nothing.
// Not thread-safe; holds a connection during each call only.
class Migrator {
 public:
  using Progress = std::function<void(const Migration&)>;

  Migrator(std::string url, const Clock& clock, std::vector<Component> components);

  // What run() would do; changes nothing. Fails if the database can't be reached.
  Result<MigrationPlan> plan() const;

  // Applies what is pending, each file in a transaction of its own, and returns what was applied. `before` is called
  // before each. Fails with all problems at once, or with the first file that doesn't run: earlier ones stay applied.
  Result<std::vector<Migration>> run(const Progress& before = {}) const;

 private:
  Result<void> apply(soci::session& sql, const Migration& migration) const;

  std::string url_;
  const Clock& clock_;
  std::vector<Component> components_;
};

}  // namespace kenes::storage
