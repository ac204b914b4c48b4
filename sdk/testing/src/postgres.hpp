#pragma once
// libpq for what SOCI can't do: commands outside transactions and files of many statements.
#include <libpq-fe.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace kenes::testing {

struct DatabaseError : std::runtime_error {
  DatabaseError(const std::string& what, std::size_t at) : std::runtime_error(what), position(at) {}
  std::size_t position;  // of the fault in the statement, from 1; 0: unknown
};

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Rows = std::unique_ptr<PGresult, decltype(&PQclear)>;

// The connection string with another database in it.
std::string with_database(const std::string& url, const std::string& name);
Connection connect(const std::string& url);
void execute(PGconn* connection, const std::string& statements);
Rows query(PGconn* connection, const char* statement, const std::vector<std::string>& values);

}  // namespace kenes::testing
