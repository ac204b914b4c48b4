#pragma once
// The contents of a log's tiles, from the rows of ledger and log.
#include <soci/soci.h>

#include "log/tile.hpp"

namespace kenes::participation {

std::vector<std::string> entries_in(soci::session& sql, std::int64_t submission_id, const log::TileName& name);
std::vector<Digest> hashes_in(soci::session& sql, std::int64_t submission_id, const log::TileName& name);

// For one proof in a log of this size: it asks for the same tiles again and again, and each is read once. `sql` must
// outlive it.
log::Subtree subtrees_in(soci::session& sql, std::int64_t submission_id, std::uint64_t size);

}  // namespace kenes::participation
