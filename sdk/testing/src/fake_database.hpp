#pragma once
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "kenes/database.hpp"
#include "test_database.hpp"

namespace kenes::testing {

// The contract's Database on a TestDatabase. Refuses what the contract forbids and a test might not notice: nested
// calls.
class FakeDatabase : public Database {
 public:
  void run_write(const std::function<void(soci::session&)>& work) override { run(work, "BEGIN"); }
  void run_read(const std::function<void(soci::session&)>& work) override { run(work, "BEGIN READ ONLY"); }

  // Does `action` when the transaction that `sql` is in commits, and never otherwise. Throws std::logic_error if it is
  // in none.
  void on_commit(soci::session& sql, std::function<void()> action);
  TestDatabase& place() { return place_; }

 private:
  void run(const std::function<void(soci::session&)>& work, const char* begin);
  void attempt(soci::session& sql, const std::function<void(soci::session&)>& work, const char* begin);
  std::unique_ptr<soci::session> take();
  void give_back(std::unique_ptr<soci::session> sql);

  TestDatabase place_;
  std::recursive_mutex mutex_;  // actions may look at the database's neighbours while they are done
  std::vector<std::unique_ptr<soci::session>> idle_;
  std::map<const soci::session*, std::vector<std::function<void()>>> actions_;
};

}  // namespace kenes::testing
