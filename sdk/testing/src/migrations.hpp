#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include <libpq-fe.h>

namespace kenes::testing {

struct MigrationFile {
  std::string name;  // "0001_create_entry.sql"
  std::string text;
};

// The NNNN_verb_noun.sql files of a folder in their order; none if the folder does not exist. Throws on other names.
std::vector<MigrationFile> read_migrations(const std::filesystem::path& folder);

// Makes the schema and runs what has not been run there yet, each file in one transaction, noted in
// kenes_testing.migration. Throws std::runtime_error with the file, the line and PostgreSQL's message.
void run_migrations(PGconn* connection, const std::string& schema, const std::vector<MigrationFile>& files);

}  // namespace kenes::testing
