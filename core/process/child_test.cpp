#include "process/child.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include <unistd.h>

using namespace kenes::process;
using namespace std::chrono_literals;

TEST_CASE("a program runs to its end and its exit code comes back") {
  CHECK(run({.command = {"true"}}) == 0);
  CHECK(run({.command = {"sh", "-c", "exit $CODE"}, .environment = {{"CODE", "7"}}}) == 7);
  CHECK(run({.command = {"no-such-program-here"}}) == 127);
}

TEST_CASE("a child that ignores the signal is killed when patience ends") {
  Child child({.command = {"sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"}});
  std::this_thread::sleep_for(100ms);
  const auto pid = child.pid();
  child.stop(SIGTERM, 200ms);
  CHECK_FALSE(child.running());
  CHECK(::kill(pid, 0) != 0);
}

TEST_CASE("an unknown user is refused before anything starts") {
  if (::geteuid() != 0) return;
  CHECK_THROWS_WITH(Child({.command = {"true"}, .user = "nobody-of-that-name"}),
                    Catch::Contains("nobody-of-that-name"));
}

TEST_CASE("a free port is one that can be used") {
  CHECK(free_port() > 1023);
}
