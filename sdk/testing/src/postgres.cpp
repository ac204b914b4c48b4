#include "postgres.hpp"

#include <cstdlib>

namespace kenes::testing {
namespace {

Rows checked(Rows rows) {
  const auto status = PQresultStatus(rows.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return rows;
  const char* position = PQresultErrorField(rows.get(), PG_DIAG_STATEMENT_POSITION);
  throw DatabaseError(PQresultErrorMessage(rows.get()), position ? std::strtoul(position, nullptr, 10) : 0);
}

std::string quoted(const char* value) {
  std::string text = "'";
  for (; *value; ++value) {
    if (*value == '\'' || *value == '\\') text += '\\';
    text += *value;
  }
  return text + "'";
}

}  // namespace

std::string with_database(const std::string& url, const std::string& name) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), &error),
                                                                             &PQconninfoFree);
  if (!options) {
    const std::unique_ptr<char, decltype(&PQfreemem)> message(error, &PQfreemem);
    throw std::runtime_error("KENES_TEST_DATABASE_URL is not a connection string: " + std::string(message.get()));
  }
  std::string text = "dbname=" + name;
  for (const auto* option = options.get(); option->keyword; ++option) {
    if (!option->val || std::string(option->keyword) == "dbname") continue;
    text += std::string(" ") + option->keyword + "=" + quoted(option->val);
  }
  return text;
}

Connection connect(const std::string& url) {
  Connection connection(PQconnectdb(url.c_str()), &PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
  // Notices ("relation already exists, skipping") are no news in a test.
  PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  return connection;
}

void execute(PGconn* connection, const std::string& statements) {
  checked(Rows(PQexec(connection, statements.c_str()), &PQclear));
}

Rows query(PGconn* connection, const char* statement, const std::vector<std::string>& values) {
  std::vector<const char*> texts;
  for (const auto& value : values) texts.push_back(value.c_str());
  return checked(Rows(
      PQexecParams(connection, statement, static_cast<int>(texts.size()), nullptr, texts.data(), nullptr, nullptr, 0),
      &PQclear));
}

}  // namespace kenes::testing
