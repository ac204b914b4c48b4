#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace kenes::jobs {

// Wakes threads that wait for work. Shared by who asks for work and who does it, so that neither must outlive the
// other. [any thread]
class Bell {
 public:
  explicit Bell(int listeners) : most_(std::max(1, listeners)) {}

  // Wakes one thread; remembered if none is waiting, up to one ring for each.
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      rings_ = std::min(rings_ + 1, most_);
    }
    heard_.notify_one();
  }

  // Returns after a ring or that time; false once it is closed.
  bool wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    heard_.wait_for(lock, time, [this] { return closed_ || rings_ > 0; });
    if (rings_ > 0) --rings_;
    return !closed_;
  }

  // Sleeps for that time, whatever rings; false once it is closed.
  bool sleep(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return !closing_.wait_for(lock, time, [this] { return closed_; });
  }

  bool closed() {
    const std::lock_guard lock(mutex_);
    return closed_;
  }

  void open() { set(false); }
  void close() { set(true); }

 private:
  void set(bool closed) {
    {
      const std::lock_guard lock(mutex_);
      closed_ = closed;
    }
    heard_.notify_all();
    closing_.notify_all();
  }

  const int most_;
  std::mutex mutex_;
  std::condition_variable heard_, closing_;
  int rings_ = 0;
  bool closed_ = true;
};

}  // namespace kenes::jobs
