#pragma once
// Keeps child processes running: restarts what ends by itself, with growing pauses, and stops all in reverse order.
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "process/child.hpp"

namespace kenes::app {

class Supervisor {
 public:
  struct Service {
    std::string name;
    process::Spawn spawn;
    int stop_signal = SIGTERM;
    std::chrono::milliseconds patience = std::chrono::seconds{30};
  };
  // Starts it now.
  void add(Service service);
  // One round: looks at each child, restarts those whose pause is over. Logs what ended and why.
  void tend();
  void stop_all();
  const process::Child& child(const std::string& name) const;

 private:
  using Instant = std::chrono::steady_clock::time_point;
  struct Kept {
    Service service;
    process::Child child;
    Instant started{}, again_at{};
    std::chrono::milliseconds pause{0};
  };
  static void start(Kept& kept);

  std::vector<Kept> kept_;
};

}  // namespace kenes::app
