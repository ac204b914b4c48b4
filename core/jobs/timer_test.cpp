#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

#include "clock/soon.hpp"
#include "jobs/test_bench.hpp"

using namespace kenes;
using namespace std::chrono_literals;

TEST_CASE("A timer runs at its interval on one of many nodes", "[integration]") {
  test::JobBench bench;
  std::atomic<int> calls{0};
  std::atomic<bool> broken{false};
  auto one = bench.runner(), two = bench.runner();
  for (auto* runner : {&one, &two}) {
    runner->every("test.tick", 600s, [&](const auto&) {
      ++calls;
      if (broken) throw std::runtime_error("no");
    });
    runner->start();
  }
  REQUIRE(test::soon([&] { return calls == 1; }));
  for (int i = 2; i <= 4; ++i) {
    std::this_thread::sleep_for(80ms);
    CHECK(calls == i - 1);
    bench.clock.advance(601s);
    REQUIRE(test::soon([&] { return calls == i; }));
  }
  broken = true;  // it goes on also after its last attempt
  for (int i = 5; i <= 20; ++i) {
    REQUIRE(test::soon([&] { return one.counters().running + two.counters().running == 0; }));
    std::this_thread::sleep_for(30ms);
    bench.clock.advance(601s);
    REQUIRE(test::soon([&] { return calls >= i; }));
  }
  one.stop(), two.stop();
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'waiting'") == "1");
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'failed'") == "1");
}

TEST_CASE("A timer whose interval became shorter keeps to the new one", "[integration]") {
  test::JobBench bench;
  std::atomic<int> calls{0};
  for (const auto interval : {86400s, 60s}) {
    auto runner = bench.runner();
    runner.every("test.tick", interval, [&](const auto&) { ++calls; });
    runner.start();
    REQUIRE(test::soon([&] { return calls == 1 && bench.states() == "done waiting"; }));
    std::this_thread::sleep_for(200ms);
    runner.stop();
  }
  CHECK(bench.database.ask("SELECT (kenes.to_micros(due_at) - " + std::to_string(micros(bench.clock.now())) +
                           ") / 1000000 FROM kenes.job WHERE state = 'waiting'") == "60");
}
