#include "storage/transaction.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <memory>
#include <string_view>

namespace kenes::storage {

Transaction::Transaction(soci::session& sql) : sql_(sql) {
  command(native(sql), "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    if (healthy(sql_)) command(native(sql_), "ROLLBACK");
  } catch (const std::exception&) {
    sql_.close();  // the server rolls back what a closed connection leaves
  }
}

void Transaction::commit() {
  PGconn* connection = native(sql_);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection, "COMMIT"), &PQclear);
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
    open_ = false;
    if (std::string_view(PQcmdStatus(result.get())) == "COMMIT") return;
    throw soci::postgresql_soci_error(
        "the transaction was rolled back, because an error inside of it was caught and ignored. Use ON CONFLICT or a "
        "SAVEPOINT where an error is expected.",
        "25P02");
  }
  const char* state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
  throw soci::postgresql_soci_error(std::string("COMMIT: ") + PQerrorMessage(connection),
                                    state == nullptr ? "08006" : state);
}

}  // namespace kenes::storage
