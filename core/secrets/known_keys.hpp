#pragma once
#include <string>
#include <vector>

#include "kenes/audit.hpp"
#include "kenes/database.hpp"
#include "kenes/result.hpp"
#include "kenes/secrets.hpp"
#include "kenes/time.hpp"

namespace kenes::secrets {

struct KnownKey {
  int number = 0;
  std::string fingerprint;  // the key can't be found from it
  Time since{};
};

// Those with which the database was written so far, the first one first.
std::vector<KnownKey> known_keys(soci::session& sql);

// What is to be done with a key that the database doesn't know: a node that starts takes it into use; a command leaves
// that to the nodes, which would otherwise not know what was stored under it.
enum class NewKeys { take, refuse };

// Compares this program's keys with those that the database was written with. Fails, with what to do, when one is
// another or missing: then people would be able to support twice, and would be signed out. A key that is taken into use
// is audited.
Result<void> note_keys(Database& database, const Secrets& secrets, Audit& audit, NewKeys fresh, Time now);

}  // namespace kenes::secrets
