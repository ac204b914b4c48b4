#include "migrations.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "postgres.hpp"

namespace fs = std::filesystem;
namespace kenes::testing {
namespace {

bool was_run(PGconn* connection, const std::string& schema, const std::string& name) {
  const auto found =
      query(connection, "SELECT 1 FROM kenes_testing.migration WHERE component = $1 AND name = $2", {schema, name});
  return PQntuples(found.get()) > 0;
}

// PostgreSQL counts characters from the start of the file; people count lines.
std::string place(const MigrationFile& file, const DatabaseError& error) {
  if (error.position == 0) return file.name;
  const auto end = file.text.begin() + static_cast<std::ptrdiff_t>(std::min(error.position - 1, file.text.size()));
  return fmt::format("{}:{}", file.name, 1 + std::count(file.text.begin(), end, '\n'));
}

}  // namespace

std::vector<MigrationFile> read_migrations(const fs::path& folder) {
  static const std::regex pattern("[0-9]{4}_[a-z0-9_]+\\.sql");
  std::vector<MigrationFile> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!std::regex_match(name, pattern)) {
      throw std::runtime_error(fmt::format("{}: a migration is called NNNN_verb_noun.sql", entry.path().string()));
    }
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    files.push_back({name, text.str()});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

void run_migrations(PGconn* connection, const std::string& schema, const std::vector<MigrationFile>& files) {
  execute(connection, "CREATE SCHEMA IF NOT EXISTS kenes_testing");
  execute(
      connection,
      "CREATE TABLE IF NOT EXISTS kenes_testing.migration (component text, name text, PRIMARY KEY (component, name))");
  execute(connection, "CREATE SCHEMA IF NOT EXISTS \"" + schema + '"');
  for (const auto& file : files) {
    if (was_run(connection, schema, file.name)) continue;
    try {
      execute(connection, "BEGIN");
      execute(connection, file.text);
      query(connection, "INSERT INTO kenes_testing.migration VALUES ($1, $2)", {schema, file.name});
      execute(connection, "COMMIT");
    } catch (const DatabaseError& error) {
      throw std::runtime_error(fmt::format("{}/{}: {}", schema, place(file, error), error.what()));
    }
  }
}

}  // namespace kenes::testing
