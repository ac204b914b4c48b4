#pragma once
#include "kenes/result.hpp"
#include "process/account.hpp"

namespace kenes::storage {

// Who owns a private cluster: the caller, or the user postgres when the caller is root, whom PostgreSQL refuses. Error
// code "no_postgres_user".
Result<process::Account> cluster_owner();

}  // namespace kenes::storage
