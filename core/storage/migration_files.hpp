#pragma once
// Migrations as they lie in a component's folder: NNNN_verb_noun.sql, numbered without gaps from 0001.
#include <filesystem>
#include <string>
#include <vector>

#include "kenes/result.hpp"

namespace kenes::storage {

// "core" lives in schema kenes; every other component in the schema named like it. A missing folder has no migrations.
struct Component {
  std::string name;
  std::filesystem::path folder;

  std::string schema() const { return name == "core" ? "kenes" : name; }
};

struct Migration {
  std::string component, schema;
  int number = 0;
  std::string name;    // "add_index_on_state"
  std::string file;    // where it was read
  std::string sha256;  // of its content
  std::string sql;
  // False when its first line is "-- kenes: no transaction" (for CREATE INDEX CONCURRENTLY): one statement, run alone.
  bool transactional = true;

  std::string title() const;  // "petition/0002_add_index_on_state"
};

// In the order of their numbers. Appends to `problems` what is wrong with names and numbering.
std::vector<Migration> read_migrations(const Component& component, std::vector<Error>& problems);

}  // namespace kenes::storage
