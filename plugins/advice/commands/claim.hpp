#pragma once
#include <string>

#include <soci/soci.h>

#include "kenes/actor.hpp"
#include "kenes/host.hpp"

namespace kenes::advice {

// For an hour the question is this lawyer's, so that no two write an answer. False if another one holds it, or it was
// answered. `take_over`: from another one, too. Both are audited. In the caller's transaction.
bool claim(soci::session& sql, Host& host, const std::string& service, std::int64_t id, const Actor& lawyer,
           bool take_over);
void release(soci::session& sql, Host& host, const std::string& service, std::int64_t id, const Actor& lawyer);

}  // namespace kenes::advice
