#include "strands/runners.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <future>
#include <stdexcept>
#include <string>

using namespace kenes;
using namespace kenes::strands;
using namespace std::chrono_literals;

namespace {

// Ends a test that hangs with a reason.
template <class Value>
Value soon(std::future<Value> future) {
  if (future.wait_for(20s) != std::future_status::ready) throw std::runtime_error("nothing came within 20 s");
  return future.get();
}

int deep(int levels) {
  volatile char frame[256] = {};
  frame[0] = static_cast<char>(levels);
  return levels == 0 ? frame[0] : deep(levels - 1) + 1;
}

}  // namespace

TEST_CASE("Every job is done, also those that are given by jobs, before stop() returns") {
  std::atomic<int> done{0};
  Runners runners({.threads = 4, .working = 2});
  for (int i = 0; i < 500; ++i) {
    runners.run([&] {
      runners.run([&] { ++done; });
      ++done;
    });
  }
  runners.stop();
  CHECK(done == 1000);
}

TEST_CASE("A thousand strands wait for one event each, on two threads") {
  constexpr int count = 1000;
  std::vector<Event> events(count);
  std::atomic<int> begun{0}, ended{0};
  Runners runners({.threads = 2, .working = 2, .strands = count});
  for (auto& event : events) {
    runners.run([&] {
      ++begun;
      event.wait();
      ++ended;
    });
  }
  while (begun < count) std::this_thread::yield();
  CHECK(ended == 0);
  for (auto& event : events) event.set();
  runners.stop();
  CHECK(ended == count);
}

TEST_CASE("Those that are woken go on in the order in which they were woken") {
  constexpr std::size_t count = 50;
  std::vector<Event> events(count);
  std::vector<std::size_t> order;
  std::atomic<std::size_t> begun{0};
  std::atomic<bool> busy{false}, free{false};
  Runners runners({.threads = 1, .working = 1, .strands = count + 1});
  for (std::size_t i = 0; i < count; ++i) {
    runners.run([&, i] {
      ++begun;
      events[i].wait();
      order.push_back(i);
    });
  }
  while (begun < count) std::this_thread::yield();
  runners.run([&] {
    busy = true;
    while (!free) std::this_thread::yield();
  });
  while (!busy) std::this_thread::yield();
  for (auto& event : events) event.set();
  free = true;
  runners.stop();
  CHECK(order.size() == count);
  CHECK(std::is_sorted(order.begin(), order.end()));
}

TEST_CASE("An event that is set before, after, or just while a strand begins to wait wakes it once") {
  Runners runners({.threads = 3, .working = 3});
  std::atomic<int> ended{0};
  for (int i = 0; i < 20'000; ++i) {
    auto event = std::make_shared<Event>();
    runners.run([&, event] {
      event->wait();
      ++ended;
    });
    runners.run([event] { event->set(); });
  }
  runners.stop();
  CHECK(ended == 20'000);
}

TEST_CASE("Beyond the greatest number of strands jobs wait for an end") {
  Event go[3];
  std::atomic<int> begun{0};
  Runners runners({.threads = 2, .working = 2, .strands = 2});
  for (auto& event : go) {
    runners.run([&] {
      ++begun;
      event.wait();
    });
  }
  while (begun < 2) std::this_thread::yield();
  std::this_thread::sleep_for(50ms);
  CHECK(begun == 2);
  go[0].set();
  while (begun < 3) std::this_thread::yield();
  go[1].set();
  go[2].set();
}

TEST_CASE("While some block, others go on") {
  std::promise<void> go;
  const auto opened = go.get_future().share();
  Runners runners({.threads = 3, .working = 1});
  for (int i = 0; i < 2; ++i) {
    runners.run([&] {
      const Blocking blocking;
      opened.wait();
    });
  }
  std::promise<void> third;
  runners.run([&] { third.set_value(); });
  CHECK(third.get_future().wait_for(20s) == std::future_status::ready);
  go.set_value();
}

TEST_CASE("A strand that is stuck in what nobody marked as blocking doesn't stop the others") {
  std::promise<void> go;
  const auto opened = go.get_future().share();
  Runners runners({.threads = 3, .working = 1});
  for (int i = 0; i < 2; ++i) runners.run([&] { opened.wait(); });
  std::promise<void> third;
  runners.run([&] { third.set_value(); });
  CHECK(third.get_future().wait_for(20s) == std::future_status::ready);
  go.set_value();
}

TEST_CASE("Inside Blocking a strand keeps its thread, and an event is waited for by blocking it") {
  Event event;
  std::promise<bool> same;
  Runners runners({.threads = 4, .working = 2});
  runners.run([&] {
    const Blocking blocking;
    const auto before = std::this_thread::get_id();
    CHECK(Strand::current() == nullptr);
    event.wait();
    same.set_value(before == std::this_thread::get_id());
  });
  std::this_thread::sleep_for(20ms);
  event.set();
  CHECK(soon(same.get_future()));
}

TEST_CASE("A strand may wait while it handles an exception, and others handle theirs meanwhile") {
  std::atomic<int> wrong{0};
  Runners runners({.threads = 3, .working = 3});
  std::vector<Event> events(200);
  for (std::size_t i = 0; i < events.size(); ++i) {
    runners.run([&, i] {
      try {
        throw std::runtime_error(std::to_string(i));
      } catch (const std::exception& error) {
        events[i].wait();
        try {
          throw;
        } catch (const std::exception& again) {
          if (again.what() != std::to_string(i) || error.what() != std::to_string(i)) ++wrong;
        }
      }
      if (std::current_exception() != nullptr || std::uncaught_exceptions() != 0) ++wrong;
    });
    runners.run([&, i] { events[events.size() - 1 - i].set(); });
  }
  runners.stop();
  CHECK(wrong == 0);
}

TEST_CASE("A strand's stack takes calls a thousand deep") {
  std::promise<int> depth;
  Runners runners({});
  runners.run([&] { depth.set_value(deep(1000)); });
  CHECK(soon(depth.get_future()) == 1000);
}
