#pragma once
#include <cstdint>

#include <soci/soci.h>

namespace kenes::participation {

// Watching finds what it has to read by a count that has changed since its last reading. This note is for when that
// count comes to rest, as a stage ends: what came in last is still read. The submission is locked. [in transaction]
void note_unread(soci::session& sql, std::int64_t submission_id);
// Takes the note away if the ledger was read as far as it says.
void forget_unread(soci::session& sql, std::int64_t submission_id);

}  // namespace kenes::participation
