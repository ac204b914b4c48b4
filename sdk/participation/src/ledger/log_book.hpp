#pragma once
#include <map>
#include <vector>

#include <soci/soci.h>

#include "ledger/log_entry.hpp"
#include "ledger/log_rows.hpp"
#include "log/tree.hpp"

namespace kenes::participation {

// The trees of the submissions that are written to, and their rows. Of one writer: its thread only.
//
// The right edge of a tree is kept from batch to batch, so that a batch need not read it. It is right whenever its size
// is that of the ledger in the locked row: entries are never changed, and it is kept only once its batch has committed.
class LogBook {
 public:
  // Appends the entries, which are ordered by number within each submission, and returns the tiles that became full.
  // Who writes the entries writes these and heads() in the same transaction.
  std::vector<FullTile> append(soci::session& sql, const std::vector<LogEntry>& entries);
  // The trees after the last append(), of the submissions that it touched.
  const std::map<std::int64_t, log::Frontier>& heads() const { return pending_; }
  // The transaction of the last append() has committed.
  void committed();

 private:
  void open(soci::session& sql, const std::vector<LogEntry>& entries);

  std::map<std::int64_t, log::Frontier> known_, pending_;
};

}  // namespace kenes::participation
