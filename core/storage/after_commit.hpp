#pragma once
// What should happen in this process once the current transaction has committed, such as waking the runner of jobs.
// This is used in place of NOTIFY, whose commits PostgreSQL does one after the other.
#include <functional>
#include <vector>

namespace kenes::storage {

// Runs `action` after the transaction that the calling thread is in (of a Pool) has committed; forgets it on a
// rollback. Outside of such a transaction nothing is known about its end, and nothing happens. Actions must be quick
// and not throw.
void after_commit(std::function<void()> action);

// Collects the actions of one transaction of the calling thread.
class CommitScope {
 public:
  CommitScope();
  ~CommitScope();
  CommitScope(const CommitScope&) = delete;
  CommitScope& operator=(const CommitScope&) = delete;

  std::vector<std::function<void()>> take() { return std::move(actions_); }

 private:
  friend void after_commit(std::function<void()>);
  std::vector<std::function<void()>> actions_;
};

}  // namespace kenes::storage
