#pragma once
// What lies under a SOCI session: how it is opened, its native handle, and which errors mean that it is gone.
#include <soci/soci.h>
//
#include <libpq-fe.h>

#include <chrono>
#include <string>
#include <string_view>

#include "kenes/result.hpp"

namespace kenes::storage {

// Time limits that the server keeps for a connection; zero: none.
struct Limits {
  std::chrono::milliseconds statement{0}, lock{0}, idle_in_transaction{0};
  bool read_only = false;  // unless a transaction says READ WRITE
};

// A libpq connection string from a URL or string of the operator, with UTC, the limits, and time limits for the
// network, so that a dead server is noticed within seconds. The operator's own settings win, except for the time zone.
Result<std::string> connection_string(const std::string& url, const Limits& limits);

// Opens the session, or opens it again after its connection was lost. Throws soci::soci_error.
void open(soci::session& sql, const std::string& connection);

// nullptr if the session was never opened.
PGconn* native(soci::session& sql);
// Looks at the state only: no round trip.
bool healthy(soci::session& sql);

// Runs a command without result, by the simple protocol. Throws soci::postgresql_soci_error with its SQLSTATE.
void command(PGconn* connection, const char* text);

}  // namespace kenes::storage
