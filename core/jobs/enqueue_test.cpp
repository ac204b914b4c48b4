#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "clock/soon.hpp"
#include "jobs/test_bench.hpp"

using namespace kenes;
using namespace std::chrono_literals;

TEST_CASE("A job happens if its transaction commits, soon, with its payload", "[integration]") {
  test::JobBench bench;
  std::atomic<std::int64_t> sum{0};
  auto runner = bench.runner();
  runner.handle("test.add", [&](const auto& payload) { sum += payload.at("n").as_int64(); });
  runner.start();
  CHECK_THROWS(bench.pool.write([&](soci::session& sql) {
    bench.queue.enqueue(sql, {"test.add", {{"n", 1000}}, bench.clock.now()});
    throw std::runtime_error("rolled back");
  }));
  for (int i = 1; i <= 10; ++i) bench.ask("test.add", "", {{"n", i}});
  CHECK(test::soon([&] { return sum == 55; }));
  runner.stop();
  CHECK(sum == 55);
  CHECK(runner.counters().done == 10);
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'done'") == "10");
}

TEST_CASE("A committed job begins within a tenth of a second, without waiting for the next look", "[integration]") {
  test::JobBench bench;
  std::atomic<std::int64_t> begun{0};
  jobs::Runner runner(bench.pool, bench.queue, bench.clock, bench.log, {.threads = 1, .poll = 1h, .lease = 60s});
  const auto real_now = [] { return std::chrono::steady_clock::now().time_since_epoch().count(); };
  runner.handle("test.note", [&](const auto&) { begun = real_now(); });
  runner.start();
  // The best of some, because the machine may be busy with other things.
  std::chrono::nanoseconds best = 1h;
  for (int i = 0; i < 10; ++i) {
    begun = 0;
    const auto asked = real_now();
    bench.ask("test.note");
    REQUIRE(test::soon([&] { return begun != 0; }));
    best = std::min(best, std::chrono::nanoseconds(begun - asked));
  }
  CHECK(best < 100ms);
}

TEST_CASE("At most one job of a kind and key waits", "[integration]") {
  test::JobBench bench;
  const auto later = bench.clock.now() + 1h;
  bench.ask("test.once", "7", {{"n", 1}}, later);
  bench.ask("test.once", "7", {{"n", 2}}, later - 30min);
  bench.ask("test.once", "8", {}, later);
  CHECK(bench.states() == "waiting waiting");
  CHECK(bench.database.ask("SELECT payload ->> 'n' FROM kenes.job WHERE unique_key = '7'") == "1");
  bench.pool.write([&](soci::session& sql) { bench.queue.cancel(sql, "test.once", "7"); });
  CHECK(bench.database.ask("SELECT string_agg(unique_key, ' ') FROM kenes.job") == "8");

  SECTION("many who ask at once make one") {
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { bench.ask("test.once", "9", {}, later); });
    for (auto& thread : threads) thread.join();
    CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE unique_key = '9'") == "1");
  }
  SECTION("who asks while one waits keeps it from being taken before the commit") {
    bench.clock.advance(2h);
    bench.pool.write([&](soci::session& sql) {
      bench.queue.enqueue(sql, {"test.once", {}, later, "8"});
      std::thread taker([&] {
        const auto taken = bench.pool.write(
            [&](soci::session& other) { return jobs::take(other, {"test.once"}, "n", bench.clock.now(), later); });
        CHECK_FALSE(taken);
      });
      taker.join();
    });
    CHECK(bench.pool.write(
        [&](soci::session& sql) { return jobs::take(sql, {"test.once"}, "n", bench.clock.now(), later).has_value(); }));
    bench.ask("test.once", "8");  // the first runs: this is work of its own
    CHECK(bench.states() == "running waiting");
  }
}
