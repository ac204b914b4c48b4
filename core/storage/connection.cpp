#include "storage/connection.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <map>
#include <memory>

#include "storage/prepared_backend.hpp"

namespace kenes::storage {
namespace {

std::string in_quotes(std::string_view value) {
  std::string text = "'";
  for (char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  return text + "'";
}

std::string setting(std::string_view name, std::chrono::milliseconds limit) {
  return " -c " + std::string(name) + "=" + std::to_string(limit.count());
}

}  // namespace

Result<std::string> connection_string(const std::string& url, const Limits& limits) {
  char* fault = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(PQconninfoParse(url.c_str(), &fault),
                                                                            &PQconninfoFree);
  if (!parsed) {
    // libpq's text may repeat a part of the URL, and so the password: it is not passed on.
    PQfreemem(fault);
    return fail("database_url",
                "database.url is not a PostgreSQL connection string. Expected for example "
                "postgresql://kenes@db.example.org/kenes or host=/run/postgresql dbname=kenes");
  }
  std::map<std::string, std::string> values = {{"application_name", "kenes"}, {"connect_timeout", "2"},
                                               {"keepalives_idle", "10"},     {"keepalives_interval", "5"},
                                               {"keepalives_count", "3"},     {"tcp_user_timeout", "8000"},
                                               {"client_encoding", "UTF8"}};
  for (const auto* option = parsed.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values[option->keyword] = option->val;
  }
  // A prepared statement is planned once, for whatever parameters: PostgreSQL would go on planning those with arrays
  // anew each time, because a plan for three keys looks cheaper than one for any number. What needs its parameters'
  // values to be planned well isn't prepared (worth_preparing).
  // Limits stand before the operator's options, because the last one counts; the time zone after them.
  values["options"] = setting("statement_timeout", limits.statement) + setting("lock_timeout", limits.lock) +
                      setting("idle_in_transaction_session_timeout", limits.idle_in_transaction) +
                      " -c plan_cache_mode=force_generic_plan" +
                      (limits.read_only ? " -c default_transaction_read_only=on " : " ") + values["options"] +
                      " -c timezone=UTC";
  std::string text;
  for (const auto& [keyword, value] : values) text += keyword + "=" + in_quotes(value) + " ";
  return text;
}

void open(soci::session& sql, const std::string& connection) {
  if (sql.get_backend() != nullptr) sql.close();
  sql.open(prepared_backend(), connection);
  // libpq would print the server's notices to standard error; what matters comes as an error.
  PQsetNoticeProcessor(
      native(sql), [](void*, const char*) {}, nullptr);
}

PGconn* native(soci::session& sql) {
  auto* backend = sql.get_backend();
  return backend == nullptr ? nullptr : native(*backend);
}

bool healthy(soci::session& sql) {
  PGconn* connection = native(sql);
  return connection != nullptr && PQstatus(connection) == CONNECTION_OK;
}

void command(PGconn* connection, const char* text) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection, text), &PQclear);
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) return;
  const char* state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
  throw soci::postgresql_soci_error(std::string(text) + ": " + PQerrorMessage(connection),
                                    state == nullptr ? "08006" : state);
}

}  // namespace kenes::storage
