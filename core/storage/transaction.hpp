#pragma once
// One transaction that may write, on a session. Unlike soci::transaction it notices when COMMIT was answered with a
// rollback.
#include "storage/connection.hpp"

namespace kenes::storage {

class Transaction {
 public:
  explicit Transaction(soci::session& sql);
  ~Transaction();  // rolls back unless committed; closes the session if even that fails
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Throws unless the server says that the transaction was committed.
  void commit();

 private:
  soci::session& sql_;
  bool open_ = true;
};

}  // namespace kenes::storage
