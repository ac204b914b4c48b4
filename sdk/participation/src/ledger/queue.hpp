#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "ledger/item.hpp"

namespace kenes::participation {

// Where callers wait for the writer. [any thread]
class Queue {
 public:
  static constexpr std::size_t most_waiting = 10'000;
  static constexpr std::size_t most_at_once = 500;

  // False if too many wait already or the queue was closed.
  bool push(WaitingItem& item);
  // All or none, one behind the other.
  bool push_all(std::vector<WaitingItem>& items);
  // Nothing waits; false if it was closed.
  bool idle() const;
  // Blocks until something waits; everything that does, at most `most_at_once`. Empty: closed and all done.
  std::vector<WaitingItem> take();
  // Back to the front, in their order.
  void put_back(std::vector<WaitingItem> items);
  void open();
  void close();

 private:
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<WaitingItem> items_;
  bool closed_ = true;
};

}  // namespace kenes::participation
