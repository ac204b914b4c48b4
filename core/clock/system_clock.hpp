#pragma once
#include "kenes/time.hpp"

namespace kenes::clock {

// The operating system's clock, in UTC. [any thread]
class SystemClock final : public Clock {
 public:
  Time now() const override {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
};

inline const Clock& system_clock() {
  static const SystemClock clock;
  return clock;
}

}  // namespace kenes::clock
