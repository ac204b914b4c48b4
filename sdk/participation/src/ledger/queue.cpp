#include "ledger/queue.hpp"

#include <algorithm>

namespace kenes::participation {

bool Queue::push(WaitingItem& item) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || items_.size() >= most_waiting) return false;
    items_.push_back(std::move(item));
  }
  arrived_.notify_one();
  return true;
}

bool Queue::push_all(std::vector<WaitingItem>& items) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || items_.size() + items.size() > most_waiting) return false;
    items_.insert(items_.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  }
  arrived_.notify_one();
  return true;
}

bool Queue::idle() const {
  const std::lock_guard lock(mutex_);
  return !closed_ && items_.empty();
}

std::vector<WaitingItem> Queue::take() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closed_ || !items_.empty(); });
  const auto end = items_.begin() + static_cast<std::ptrdiff_t>(std::min(items_.size(), most_at_once));
  std::vector<WaitingItem> taken(std::make_move_iterator(items_.begin()), std::make_move_iterator(end));
  items_.erase(items_.begin(), end);
  return taken;
}

void Queue::put_back(std::vector<WaitingItem> items) {
  const std::lock_guard lock(mutex_);
  items_.insert(items_.begin(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

void Queue::open() {
  const std::lock_guard lock(mutex_);
  closed_ = false;
}

void Queue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_all();
}

}  // namespace kenes::participation
