#include <algorithm>
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "clock/soon.hpp"
#include "jobs/test_bench.hpp"

using namespace kenes;
using namespace std::chrono_literals;

TEST_CASE("Jobs of unknown kinds are left alone", "[integration]") {
  test::JobBench bench;
  std::atomic<int> calls{0};
  auto runner = bench.runner();
  runner.handle("test.known", [&](const auto&) { ++calls; });
  bench.ask("test.unknown");
  bench.ask("test.known");
  runner.start();
  REQUIRE(test::soon([&] { return calls == 1; }));
  runner.stop();
  CHECK(bench.states() == "waiting done");
}

TEST_CASE("Stopping waits for what is at work, and finished jobs are forgotten in time", "[integration]") {
  test::JobBench bench;
  std::atomic<bool> begun{false}, ended{false};
  auto runner = bench.runner();
  runner.handle("test.slow", [&](const auto&) {
    begun = true;
    std::this_thread::sleep_for(200ms);
    ended = true;
  });
  runner.start();
  bench.ask("test.slow");
  REQUIRE(test::soon([&] { return begun.load(); }));
  runner.stop();
  CHECK(ended);
  CHECK(bench.states() == "done");
  bench.clock.advance(25h);
  runner.start();
  CHECK(test::soon([&] { return bench.states().empty(); }));
}

TEST_CASE("Under load every job is done exactly once", "[integration]") {
  test::JobBench bench;
  std::array<std::atomic<int>, 600> done{};
  auto one = bench.runner(3), two = bench.runner(3);
  for (auto* runner : {&one, &two}) {
    for (const char* kind : {"test.a", "test.b"}) {
      runner->handle(kind, [&](const auto& payload) { ++done[static_cast<std::size_t>(payload.at("n").as_int64())]; });
    }
    runner->start();
  }
  std::vector<std::thread> askers;
  for (int t = 0; t < 3; ++t) {
    askers.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) bench.ask(i % 2 ? "test.a" : "test.b", "", {{"n", t * 200 + i}});
    });
  }
  for (auto& asker : askers) asker.join();
  CHECK(test::soon([&] { return one.counters().done + two.counters().done == 600; }));
  one.stop(), two.stop();
  CHECK(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
  const auto counted = [&] {
    return bench.pool.read([&](soci::session& sql) {
      return jobs::counts(sql, {"test.a", "test.b"}, bench.clock.now()).at("test.a");
    });
  };
  CHECK(counted().due == 0);
  bench.ask("test.a", "", {{"n", 0}}, bench.clock.now() - 90s);
  bench.ask("test.a", "", {{"n", 0}}, bench.clock.now() + 90s);
  CHECK(counted().due == 1);
  CHECK(counted().longest_due_seconds == 90);
  CHECK(counted().failed == 0);
}
