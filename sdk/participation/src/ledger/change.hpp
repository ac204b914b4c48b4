#pragma once
#include <string>
#include <vector>

#include <soci/soci.h>

#include "ledger/item.hpp"
#include "ledger/log_entry.hpp"

namespace kenes::participation {

// Many supports of one submission that are invalidated, or brought back, at once.
struct Change {
  struct Support {
    std::int64_t number = 0;
    std::string person_hash;  // hex
    std::string territory;
    std::int64_t entry = 0;  // the number of the new entry
  };
  EntryKind kind = EntryKind::invalidated;
  std::int64_t submission_id = 0, invalidation = 0, reached = 0;
  std::string reason;             // for everyone
  bool at_work = false;           // false: it was cancelled or finished meanwhile
  std::vector<Support> supports;  // in the order of their numbers
};

// Those of the item's supports that are to be changed. The submission is locked, and the invalidation from here on. No
// supports if it was cancelled or finished meanwhile.
Change find_change(soci::session& sql, const Item& item);
// Entries, counts by place, public names, who has a support that stands, and how far the invalidation has come.
void write_change(soci::session& sql, const Change& change, Time now);

}  // namespace kenes::participation
