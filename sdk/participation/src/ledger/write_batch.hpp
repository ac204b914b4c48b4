#pragma once
#include <chrono>
#include <map>
#include <vector>

#include <soci/soci.h>

#include "ledger/log_rows.hpp"
#include "ledger/rows.hpp"

namespace kenes::participation {

// What a batch comes to, on submissions that are locked.
struct Written {
  std::vector<NewEntry> supports;
  std::vector<const Record*> submissions;                  // with their counts afterwards
  const std::map<std::int64_t, log::Frontier>& heads;      // of each of these
  const std::map<std::int64_t, std::string>& stored_ends;  // LogBook::stored_ends()
  int keys = 1;                                            // Secrets::keys() with which the persons were hashed
};

// Entries, counts, counts by territory and the edges of the trees, in one statement: on a busy submission the round
// trips are what limits how much is recorded in a second.
//
// Fails (KE001) if the portal has more keys than `keys`: who supported under a newer one wasn't looked for.
// Fails (23505) where a stored head isn't the one that this batch goes on from.
//
// The count by which lists are sorted follows within lists_follow_within, or with the next reading.
constexpr std::chrono::seconds lists_follow_within{10};
void write_batch(soci::session& sql, const Written& written, Time now);

}  // namespace kenes::participation
