#include "strands/runners.hpp"

#include <algorithm>
#include <utility>

namespace kenes::strands {
namespace {

// How long nothing is taken up, though there is something, until a thread more starts to work.
constexpr std::chrono::milliseconds patience{10};

}  // namespace

Runners::Runners(const RunnersOptions& options) : options_(options) {
  for (int i = 0; i < std::max(1, options.threads); ++i) threads_.emplace_back([this] { work(); });
}

Runners::~Runners() {
  stop();
}

void Runners::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
  while (waking_ != 0) std::this_thread::yield();
}

void Runners::run(Job job) {
  bool help = false;
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    help = needs_help();
  }
  if (help) changed_.notify_one();  // unlocked, so that who wakes up needn't wait again
}

void Runners::woken(Fiber& fiber) noexcept {
  ++waking_;
  auto* before = lately_woken_.load();
  do {
    fiber.woken_before = before;
  } while (!lately_woken_.compare_exchange_weak(before, &fiber));
  // Where there was one already, whoever woke that one calls for help.
  if (before == nullptr) {
    bool help = false;
    {
      const std::lock_guard lock(mutex_);
      help = needs_help();
    }
    if (help) changed_.notify_one();
  }
  --waking_;
}

// In the order in which they were woken.
void Runners::take_woken() {
  Fiber* first = nullptr;
  for (auto* fiber = lately_woken_.exchange(nullptr); fiber != nullptr;) {
    auto* before = std::exchange(fiber->woken_before, first);
    first = std::exchange(fiber, before);
  }
  for (; first != nullptr; first = std::exchange(first->woken_before, nullptr)) woken_.push_back(first);
}

void Runners::begin_blocking() noexcept {
  const std::lock_guard lock(mutex_);
  --working_;
  call_for_help();
}

void Runners::end_blocking() noexcept {
  const std::lock_guard lock(mutex_);
  ++working_;
}

bool Runners::has_work() const {
  return !woken_.empty() || lately_woken_ != nullptr ||
         (!jobs_.empty() && (!idle_.empty() || fibers_.size() < options_.strands));
}

bool Runners::done() const {
  return stopping_ && jobs_.empty() && idle_.size() == fibers_.size();
}

bool Runners::needs_help() const {
  return sleeping_ > 0 && has_work() && (working_ < options_.working || !watched_);
}

// Wakes one of the sleeping if there is something for it to do: work, or to watch.
void Runners::call_for_help() {
  if (needs_help()) changed_.notify_one();
}

void Runners::work() {
  std::unique_lock lock(mutex_);
  while (await_work(lock)) {
    ++working_;
    do {
      auto& fiber = next();
      call_for_help();
      drive(lock, fiber);
    } while (has_work() && working_ <= options_.working);
    --working_;
    call_for_help();
    if (done()) changed_.notify_all();
  }
}

// False when there will be none any more.
bool Runners::await_work(std::unique_lock<std::mutex>& lock) {
  bool stuck = false;
  while (!done()) {
    if (has_work() && (stuck || working_ < options_.working)) return true;
    ++sleeping_;
    if (has_work() && !watched_) {
      await_trouble(lock, stuck);
    } else {
      stuck = false;
      changed_.wait(lock);
    }
    --sleeping_;
  }
  return false;
}

void Runners::await_trouble(std::unique_lock<std::mutex>& lock, bool& stuck) {
  watched_ = true;
  const auto seen = taken_;
  changed_.wait_for(lock, patience);
  stuck = taken_ == seen;
  watched_ = false;
}

Fiber& Runners::next() {
  ++taken_;
  if (woken_.empty()) take_woken();
  if (!woken_.empty()) {
    auto& fiber = *woken_.front();
    woken_.pop_front();
    return fiber;
  }
  if (idle_.empty()) idle_.push_back(fibers_.emplace_back(std::make_unique<Fiber>(*this)).get());
  auto& fiber = *idle_.back();
  idle_.pop_back();
  fiber.give(std::move(jobs_.front()));
  jobs_.pop_front();
  return fiber;
}

void Runners::drive(std::unique_lock<std::mutex>& lock, Fiber& fiber) {
  lock.unlock();
  auto* event = fiber.resume();
  // Only now, when nothing runs on its stack, may another thread take it up.
  while (event != nullptr && !event->park(fiber)) event = fiber.resume();
  const bool ended = event == nullptr;
  lock.lock();
  if (ended) idle_.push_back(&fiber);
}

}  // namespace kenes::strands
