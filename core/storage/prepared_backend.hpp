#pragma once
#include <soci/soci.h>
//
#include <libpq-fe.h>

namespace kenes::storage {

// SOCI's PostgreSQL back end, except that each connection keeps its statements prepared (StatementCache). By itself
// SOCI has a statement parsed and planned anew at every use, and takes three round trips where rows are read; on the
// page of a petition that was two thirds of all work. Nothing changes for those who write SQL.
const soci::backend_factory& prepared_backend();

// libpq's connection under a session that was opened with this back end.
PGconn* native(soci::details::session_backend& backend);

}  // namespace kenes::storage
