#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

#include "clock/soon.hpp"
#include "jobs/policy.hpp"
#include "jobs/test_bench.hpp"

using namespace kenes;
using namespace std::chrono_literals;

TEST_CASE("A failing job is tried again later, twelve times, then parked", "[integration]") {
  test::JobBench bench;
  std::atomic<int> calls{0};
  auto runner = bench.runner(1);
  runner.handle("test.fail", [&](const auto&) {
    ++calls;
    throw std::out_of_range("secret of ann@example.org");
  });
  bench.ask("test.fail");
  runner.start();
  for (int attempt = 1; attempt <= jobs::max_attempts; ++attempt) {
    INFO(attempt);
    REQUIRE(test::soon([&] { return calls == attempt && runner.counters().running == 0; }));
    std::this_thread::sleep_for(60ms);
    CHECK(calls == attempt);  // not before its time
    bench.clock.advance(2h);
  }
  REQUIRE(test::soon([&] { return runner.counters().failed == 1; }));
  CHECK(bench.states() == "failed:std::out_of_range");
  CHECK(bench.pool.write([&](soci::session& sql) { return jobs::retry_failed(sql, 1, bench.clock.now()); }));
  REQUIRE(test::soon([&] { return calls == jobs::max_attempts + 1; }));
  runner.stop();
  CHECK(bench.database.ask("SELECT attempts FROM kenes.job") == "1");
}

TEST_CASE("The job of a node that vanished is taken again, but not for ever", "[integration]") {
  test::JobBench bench;
  bench.ask("test.work");
  const auto lost = [&] {
    return bench.pool.write([&](soci::session& sql) {
      return jobs::take(sql, {"test.work"}, "gone", bench.clock.now(), bench.clock.now() + 60s);
    });
  };
  const auto first = lost();
  REQUIRE(first);
  CHECK_FALSE(lost());
  std::atomic<int> calls{0};
  auto runner = bench.runner();
  runner.handle("test.work", [&](const auto&) { ++calls; });

  SECTION("once its lease has ended") {
    runner.start();
    std::this_thread::sleep_for(100ms);
    CHECK(calls == 0);
    runner.stop();
    bench.clock.advance(61s);
    runner.start();
    REQUIRE(test::soon([&] { return calls == 1; }));
    runner.stop();
    CHECK(bench.states() == "done");
    // The first node comes back and must not change what the second did.
    CHECK_FALSE(
        bench.pool.write([&](soci::session& sql) { return jobs::mark_failed(sql, *first, "gone", {}, "late"); }));
  }
  SECTION("a job that takes its node down each time is parked") {
    bench.database.ask("UPDATE kenes.job SET attempts = 12");
    bench.clock.advance(61s);
    runner.start();
    REQUIRE(test::soon([&] { return bench.states() == "failed:abandoned"; }));
    CHECK(calls == 0);
  }
  SECTION("when a successor waits already, that one does the work") {
    bench.ask("test.work", "k");
    bench.database.ask("UPDATE kenes.job SET unique_key = 'k' WHERE state = 'running'");
    bench.clock.advance(61s);
    bench.pool.write([&](soci::session& sql) { CHECK(jobs::free_abandoned(sql, bench.clock.now()) == 1); });
    CHECK(bench.states() == "done:superseded waiting");
  }
}
