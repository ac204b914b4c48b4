#pragma once
#include "kenes/database.hpp"
#include "kenes/registrar.hpp"
#include "kenes/secrets.hpp"

namespace kenes::identity {

// What is stored about people under an earlier key of the portal, or in the clear as older portals wrote it.
struct ToRenew {
  std::int64_t persons = 0;  // their keys
  std::int64_t ways = 0;     // subjects that are keyed hashes
};
ToRenew to_renew(Database& database, const Secrets& secrets);

// How far a walk through all of it has come.
struct Renewal {
  std::int64_t person = 0;
  std::string space = {}, subject = {};
};
// Brings a portion under the newest key, in a transaction of its own; how much it was. 0: there is nothing left. May be
// stopped at any moment and begun again; nodes go on meanwhile, since they read all forms.
int renew_some(Database& database, const Secrets& secrets, Renewal& reached);

// The same as a daily job.
void declare_renewal(Registrar& registrar);

}  // namespace kenes::identity
