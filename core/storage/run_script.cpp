#include "storage/run_script.hpp"

#include <algorithm>
#include <memory>
#include <string>

namespace kenes::storage {
namespace {

// The server counts characters, not bytes, from 1.
int line_of(const std::string& text, const char* position) {
  if (position == nullptr) return 0;
  int characters = std::atoi(position), line = 1;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80 && --characters <= 0) break;
    if (c == '\n') ++line;
  }
  return line;
}

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

}  // namespace

Result<void> run_script(PGconn* server, const Migration& migration) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(server, migration.sql.c_str()), &PQclear);
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return {};
  const auto state = field(result.get(), PG_DIAG_SQLSTATE);
  if (state.empty()) return fail("migration_failed", migration.file + ": " + PQerrorMessage(server));
  const int line = line_of(migration.sql, PQresultErrorField(result.get(), PG_DIAG_STATEMENT_POSITION));
  auto text = migration.file + (line > 0 ? ":" + std::to_string(line) : "") + ": " +
              field(result.get(), PG_DIAG_MESSAGE_PRIMARY) + " (SQLSTATE " + state + ")";
  for (const char more : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT}) {
    if (const auto extra = field(result.get(), more); !extra.empty()) text += "\n  " + extra;
  }
  if (state == "55P03") text += "\n  Another session holds the table. Try again when it is less busy.";
  if (!migration.transactional)
    text += "\n  It ran without a transaction: remove what it left (an invalid index) before the next try.";
  return fail(state == "55P03" ? "migration_locked" : "migration_failed", text);
}

}  // namespace kenes::storage
