#pragma once
#include <soci/soci.h>

#include "kenes/host.hpp"
#include "ledger/ledger.hpp"

namespace kenes::participation {

// Two accounts of one person have become one, whose supports now all bear this person's id. In the transaction that
// made it so; doing it again puts off what follows.
void note_joined(soci::session& sql, std::int64_t person, Time now);

// One person, one support: of two on one submission the later is withdrawn, as its supporter could do, while the
// submission collects; the log shows it as any other withdrawal. Once it doesn't collect any more, what the number has
// decided stays as it is: then both stand, and the audit trail names the second for those who may invalidate it.
// A job every quarter of a minute, of what was noted more than `doubles_wait` ago: until then other nodes may still
// take a session of the account that ended for good.
constexpr std::chrono::seconds doubles_wait{30};
void withdraw_doubles(Host& host, KitLedger& ledger);

}  // namespace kenes::participation
