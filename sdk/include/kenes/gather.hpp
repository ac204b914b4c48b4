#pragma once
// Group reading: what many ask for at the same moment is read by one query.
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "kenes/strand.hpp"

namespace kenes {

// While one reads for those who came before, others queue, and the first of these reads next for all of them. So
// a lone caller waits for nobody, a crowd costs few queries, and nobody is told what was read before they asked.
//
// Never call it inside Database::read or write: those who wait would hold connections that the reader may need.
// [any thread]
template <class Key, class Value>
class Gather {
 public:
  using Found = std::map<Key, Value>;
  // What is missing in the answer doesn't exist. Called on the thread of one of the callers.
  using Read = std::function<Found(const std::vector<Key>&)>;

  explicit Gather(Read read) : read_(std::move(read)) {}

  // Null if it doesn't exist. If reading for many fails, each reads alone, and what that throws is passed on.
  std::shared_ptr<const Value> find(const Key& key) {
    std::unique_lock lock(mutex_);
    if (!forming_) forming_ = std::make_shared<Round>();
    const auto round = forming_;
    round->found.try_emplace(key);
    if (wait(lock, *round)) lead(*round);
    if (!round->failed) return round->found.at(key);
    auto alone = read_({key});
    const auto own = alone.find(key);
    return own == alone.end() ? nullptr : std::make_shared<const Value>(std::move(own->second));
  }

  // How many wait for their reading to begin or end.
  std::size_t waiting() const { return waiting_; }

 private:
  struct Waiter {
    Event event;  // the round is over, or this one has to read for it
    bool leads = false;
  };
  struct Round {
    std::map<Key, std::shared_ptr<const Value>> found;
    bool failed = false;
    std::deque<Waiter*> waiters;
  };

  // True if this caller has to read for all of its round; otherwise that has been done. Unlocks.
  bool wait(std::unique_lock<std::mutex>& lock, Round& round) {
    if (!std::exchange(reading_, true)) {
      lock.unlock();
      return true;
    }
    Waiter waiter;
    round.waiters.push_back(&waiter);
    lock.unlock();
    ++waiting_;
    waiter.event.wait();
    --waiting_;
    return waiter.leads;
  }

  void lead(Round& round) {
    std::this_thread::yield();  // under load those who are about to ask come into this round
    std::unique_lock lock(mutex_);
    forming_ = nullptr;
    lock.unlock();
    bool failed = false;
    try {
      std::vector<Key> keys;
      for (const auto& [key, value] : round.found) keys.push_back(key);
      for (auto& [key, value] : read_(keys)) round.found.at(key) = std::make_shared<const Value>(value);
    } catch (...) {
      failed = true;
    }
    lock.lock();
    round.failed = failed;
    hand_over();
    const auto waiters = std::move(round.waiters);
    lock.unlock();  // those who ask next needn't wait until all of these are woken
    for (auto* waiter : waiters) waiter->event.set();
  }

  // The next round has its reader already, or there is none.
  void hand_over() {
    reading_ = forming_ != nullptr;
    if (!reading_) return;
    auto* leader = forming_->waiters.front();
    forming_->waiters.pop_front();
    leader->leads = true;
    leader->event.set();
  }

  const Read read_;
  std::mutex mutex_;
  std::shared_ptr<Round> forming_;  // who asks now
  bool reading_ = false;
  std::atomic<std::size_t> waiting_{0};
};

}  // namespace kenes
