#pragma once
#include <map>
#include <string>
#include <vector>

#include "identity/known_session.hpp"
#include "kenes/database.hpp"

namespace kenes::identity {

// A session as it lies in the database, with the person and their roles.
struct StoredSession {
  KnownSession known;
  std::string facts;               // sealed
  bool has_second_factor = false;  // read only of those with roles
};

// Those of these hashes of tokens that there are, in one query; whether they are still valid is the caller's business.
std::map<std::string, StoredSession> read_sessions(Database& database, const std::vector<std::string>& token_hashes);

}  // namespace kenes::identity
