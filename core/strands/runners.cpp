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
}

void Runners::run(Job job) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  call_for_help();
}

void Runners::woken(Fiber& fiber) noexcept {
  const std::lock_guard lock(mutex_);
  woken_.push_back(&fiber);
  call_for_help();
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
  return !woken_.empty() || (!jobs_.empty() && (!idle_.empty() || fibers_.size() < options_.strands));
}

bool Runners::done() const {
  return stopping_ && jobs_.empty() && idle_.size() == fibers_.size();
}

// Wakes one of the sleeping if there is something for it to do: work, or to watch.
void Runners::call_for_help() {
  if (sleeping_ > 0 && has_work() && (working_ < options_.working || !watched_)) changed_.notify_one();
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
