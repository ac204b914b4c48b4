#include "kenes/strand.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>
#include <vector>

using kenes::Blocking;
using kenes::Event;
using kenes::Strand;

namespace {

// Records what it is told.
struct Recorder final : Strand {
  void wait(Event& event) override { parked = event.park(*this); }
  void wake() noexcept override { ++woken; }
  void begin_blocking() noexcept override { ++blocking; }
  void end_blocking() noexcept override { --blocking; }
  bool parked = false;
  int woken = 0, blocking = 0;
};

}  // namespace

TEST_CASE("a plain thread waits for an event by blocking, and not at all for one that is set") {
  for (int i = 0; i < 1000; ++i) {
    Event event;
    std::thread other([&] { event.set(); });
    event.wait();
    event.wait();
    other.join();
  }
  CHECK(Strand::current() == nullptr);
}

TEST_CASE("a strand that waits is woken once; one that comes too late isn't parked") {
  Recorder strand;
  Strand::set_current(&strand);
  Event early, late;
  early.wait();
  late.set();
  CHECK_FALSE(late.park(strand));
  Strand::set_current(nullptr);
  CHECK(strand.parked);
  CHECK(strand.woken == 0);
  early.set();
  CHECK(strand.woken == 1);
}

TEST_CASE("blocking is told to the strand once, however deep it is nested") {
  Recorder strand;
  Strand::set_current(&strand);
  {
    const Blocking outer;
    const Blocking inner;
    CHECK(strand.blocking == 1);
    CHECK(Strand::current() == nullptr);
  }
  CHECK(strand.blocking == 0);
  CHECK(Strand::current() == &strand);
  Strand::set_current(nullptr);
}
