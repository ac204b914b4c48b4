#include "app/supervisor.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include <unistd.h>

using namespace std::chrono_literals;

TEST_CASE("a supervised program that is killed comes back, and all are stopped at the end") {
  kenes::app::Supervisor supervisor;
  supervisor.add({.name = "sleeper", .spawn = {.command = {"sleep", "60"}}});
  const auto first = supervisor.child("sleeper").pid();
  REQUIRE(::kill(first, SIGKILL) == 0);
  for (int i = 0; i < 100 && supervisor.child("sleeper").pid() == first; ++i) {
    std::this_thread::sleep_for(20ms);
    supervisor.tend();
  }
  for (int i = 0; i < 100 && !supervisor.child("sleeper").running(); ++i) {
    std::this_thread::sleep_for(20ms);
    supervisor.tend();
  }
  const auto second = supervisor.child("sleeper").pid();
  CHECK(second != first);
  supervisor.stop_all();
  CHECK(::kill(second, 0) != 0);
}
