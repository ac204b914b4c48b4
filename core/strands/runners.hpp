#pragma once
// The threads that run strands.
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "strands/fiber.hpp"

namespace kenes::strands {

struct RunnersOptions {
  int threads = 32;             // so many strands may block (kenes::Blocking) at once
  int working = 2;              // of these, so many work at the same time: more would only take turns
  std::size_t strands = 1'024;  // under way at once, each with a stack of 1 MiB of addresses; further jobs queue
};

// A job is run by the next thread that is free. Threads beyond `working` take over for those that block, and for those
// that got stuck in something that nobody marked as blocking. What has begun goes before what has not. [any thread]
class Runners {
 public:
  using Job = std::function<void()>;  // must not throw

  explicit Runners(const RunnersOptions& options);
  ~Runners();  // stops
  Runners(const Runners&) = delete;
  Runners& operator=(const Runners&) = delete;

  void run(Job job);
  // Returns when every job that was given is done; none may be given afterwards, but by jobs.
  void stop();

 private:
  friend class Fiber;
  void woken(Fiber& fiber) noexcept;
  void begin_blocking() noexcept;
  void end_blocking() noexcept;

  void work();
  bool await_work(std::unique_lock<std::mutex>& lock);
  void await_trouble(std::unique_lock<std::mutex>& lock, bool& stuck);
  void take_woken();
  bool has_work() const;
  bool done() const;
  Fiber& next();
  void drive(std::unique_lock<std::mutex>& lock, Fiber& fiber);
  bool needs_help() const;
  void call_for_help();

  const RunnersOptions options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  // Whoever wakes many in a row must not fight for the mutex with those that already run: they lie on a stack, the
  // latest on top, until a thread takes them all.
  std::atomic<Fiber*> lately_woken_{nullptr};
  std::atomic<int> waking_{0};  // so many threads are inside woken()
  std::deque<Fiber*> woken_;
  std::vector<Fiber*> idle_;
  std::vector<std::unique_ptr<Fiber>> fibers_;
  std::uint64_t taken_ = 0;  // counts what was taken up
  int working_ = 0, sleeping_ = 0;
  bool watched_ = false;  // one of the sleeping looks whether the working get on
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kenes::strands
