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
// The right edge of a tree is kept from batch to batch, so that a batch need not read it. Its size is that of the
// ledger in the locked row, and it is kept only once its batch has committed. Where a database came up without the last
// things that it had told us (a standby that lagged), an edge of the same size may still be another one: the batch
// writes a head only over the one that it knows (stored_ends), fails otherwise, and forget() lets the next one read it.
class LogBook {
 public:
  // Appends the entries, which are ordered by number within each submission, and returns the tiles that became full.
  // Who writes the entries writes these and heads() in the same transaction.
  std::vector<FullTile> append(soci::session& sql, const std::vector<LogEntry>& entries);
  // The trees after the last append(), of the submissions that it touched.
  const std::map<std::int64_t, log::Frontier>& heads() const { return pending_; }
  // How the heads of these submissions must end before the batch: in hex, the last of their roots; "" for an empty
  // tree.
  const std::map<std::int64_t, std::string>& stored_ends() const { return stored_ends_; }
  // The transaction of the last append() has committed.
  void committed();
  // It has not.
  void forget() { known_.clear(); }

 private:
  void open(soci::session& sql, const std::vector<LogEntry>& entries);

  std::map<std::int64_t, log::Frontier> known_, pending_;
  std::map<std::int64_t, std::string> stored_ends_;
};

}  // namespace kenes::participation
