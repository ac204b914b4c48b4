#pragma once
#include <map>
#include <vector>

#include <soci/soci.h>

#include "ledger/log_entry.hpp"
#include "log/tree.hpp"

namespace kenes::participation {

// The trees of the submissions that are written to, and their rows. Of one writer: its thread only.
//
// The right edge of a tree is kept from batch to batch, so that a batch need not read it. It is right whenever its size
// is that of the ledger in the locked row: entries are never changed, and it is kept only once its batch has committed.
class LogBook {
 public:
  // Appends the entries, which are ordered by number within each submission, in the transaction that writes them.
  void append(soci::session& sql, const std::vector<LogEntry>& entries);
  // The transaction of the last append() has committed.
  void committed();

 private:
  void open(soci::session& sql, const std::vector<LogEntry>& entries);

  std::map<std::int64_t, log::Frontier> known_, pending_;
};

}  // namespace kenes::participation
