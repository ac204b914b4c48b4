#pragma once
// For tests only: waits for what another thread or program does.
#include <chrono>
#include <thread>

namespace kenes::test {

// False if the condition does not come true within a minute: the machine may be busy with other things.
template <class Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 6000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  return false;
}

}  // namespace kenes::test
