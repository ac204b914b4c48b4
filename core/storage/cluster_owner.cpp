#include "storage/cluster_owner.hpp"

namespace kenes::storage {

Result<process::Account> cluster_owner() {
  auto own = process::own_account();
  if (own.uid != 0) return own;
  if (auto user = process::find_account("postgres")) return std::move(*user);
  return fail("no_postgres_user",
              "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it as. Install the package "
              "postgresql-15, or start this program as another user.");
}

}  // namespace kenes::storage
