#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include "ledger/item.hpp"
#include "submission/record.hpp"

namespace kenes::participation {

using PersonKey = std::pair<std::int64_t, std::string>;  // submission, hash of the person in hex

struct Active {
  std::int64_t number = 0, request = 0;
  std::string territory;
  bool fresh = false;  // of this transaction
  bool invalidated = false;
};
using ActiveSupports = std::map<PersonKey, Active>;

struct NewEntry {
  const Item* item;
  std::int64_t number;
  std::string place = {};  // of a withdrawal: the hash under which the support stands, and which the log shows
};

// Statements of the ledger beside write_batch(); each takes all of a batch at once. The submissions are locked.
ActiveSupports find_active(soci::session& sql, const std::vector<const Item*>& items);
void insert_withdrawals(soci::session& sql, const std::vector<NewEntry>& entries, Time now);

}  // namespace kenes::participation
