#pragma once
#include <atomic>

#include "clock/system_clock.hpp"

namespace kenes::clock {

// Stands still between the steps that its owner makes; begins at the present. [any thread]
class SteppedClock final : public Clock {
 public:
  Time now() const override { return from_micros(now_.load()); }
  void set(Time at) { now_ = micros(at); }

 private:
  std::atomic<std::int64_t> now_{micros(system_clock().now())};
};

}  // namespace kenes::clock
