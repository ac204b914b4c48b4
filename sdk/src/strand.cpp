#include "kenes/strand.hpp"

#include <condition_variable>
#include <mutex>

namespace kenes {
namespace {

thread_local Strand* running = nullptr;

// A plain thread that waits.
class Sleeper final : public Strand {
 public:
  void wait(Event& event) override {
    if (!event.park(*this)) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return woken_; });
    woken_ = false;
  }
  void wake() noexcept override {
    const std::lock_guard lock(mutex_);  // also while notifying: the thread may end as soon as it has the lock
    woken_ = true;
    changed_.notify_one();
  }
  void begin_blocking() noexcept override {}
  void end_blocking() noexcept override {}

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
};

// Stands in an event that is set; nobody waits by it.
Sleeper set_already;

}  // namespace

Strand::~Strand() = default;

// Not inline: a strand that went on on another thread must ask for that thread's.
Strand* Strand::current() noexcept {
  return running;
}

void Strand::set_current(Strand* strand) noexcept {
  running = strand;
}

void Event::set() noexcept {
  auto* waiter = state_.exchange(&set_already, std::memory_order_acq_rel);
  if (waiter != nullptr && waiter != &set_already) waiter->wake();
}

bool Event::park(Strand& waiter) noexcept {
  Strand* nobody = nullptr;
  return state_.compare_exchange_strong(nobody, &waiter, std::memory_order_acq_rel);
}

void Event::wait() {
  if (state_.load(std::memory_order_acquire) == &set_already) return;
  if (auto* strand = Strand::current()) return strand->wait(*this);
  thread_local Sleeper sleeper;
  sleeper.wait(*this);
}

Blocking::Blocking() noexcept : strand_(Strand::current()) {
  if (strand_ == nullptr) return;
  Strand::set_current(nullptr);
  strand_->begin_blocking();
}

Blocking::~Blocking() {
  if (strand_ == nullptr) return;
  strand_->end_blocking();
  Strand::set_current(strand_);
}

}  // namespace kenes
