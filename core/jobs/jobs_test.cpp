#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>
#include <thread>

#include "jobs/policy.hpp"
#include "jobs/runner.hpp"
#include "storage/test_database.hpp"

using namespace kenes;
using namespace std::chrono_literals;

namespace {

struct Bench {
  test::TestDatabase database{test::Content::core};
  test::TestClock clock;
  storage::Pool pool{{.pool = 12}, database.url()};
  jobs::Queue queue{clock};
  spdlog::logger log{"test", std::make_shared<spdlog::sinks::null_sink_mt>()};

  jobs::Runner runner(int threads = 2) {
    return {pool, queue, clock, log, {.threads = threads, .poll = 20ms, .lease = 60s}};
  }
  void ask(const std::string& kind, const std::string& key = "", boost::json::object payload = {}, Time at = {}) {
    pool.write([&](soci::session& sql) { queue.enqueue(sql, {kind, payload, at, key}); });
  }
  std::string states() const {
    return database.ask(
        "SELECT coalesce(string_agg(state || coalesce(':' || error, ''), ' ' ORDER BY id), '') FROM kenes.job");
  }
};

template <class Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 6000; ++i) {  // a minute: the machine may be busy with other things
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("Back-off doubles up to an hour, with jitter") {
  CHECK(jobs::back_off(1, 0.5) == 5s);
  CHECK(jobs::back_off(1, 0.0) == 3750ms);
  CHECK(jobs::back_off(4, 0.5) == 40s);
  CHECK(jobs::back_off(11, 0.5) == 1h);
  CHECK(jobs::back_off(1000, 0.5) == 1h);
}

TEST_CASE("Of a failure only a code is kept") {
  CHECK(jobs::code_of(jobs::JobError("smtp_421")) == "smtp_421");
  CHECK(jobs::code_of(std::out_of_range("ann@example.org")) == "std::out_of_range");
}

TEST_CASE("A job happens if its transaction commits, soon, with its payload", "[integration]") {
  Bench bench;
  std::atomic<std::int64_t> sum{0};
  auto runner = bench.runner();
  runner.handle("test.add", [&](const auto& payload) { sum += payload.at("n").as_int64(); });
  runner.start();
  CHECK_THROWS(bench.pool.write([&](soci::session& sql) {
    bench.queue.enqueue(sql, {"test.add", {{"n", 1000}}, bench.clock.now()});
    throw std::runtime_error("rolled back");
  }));
  for (int i = 1; i <= 10; ++i) bench.ask("test.add", "", {{"n", i}});
  CHECK(soon([&] { return sum == 55; }));
  runner.stop();
  CHECK(sum == 55);
  CHECK(runner.counters().done == 10);
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'done'") == "10");
}

TEST_CASE("A committed job begins within a tenth of a second, without waiting for the next look", "[integration]") {
  Bench bench;
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
    REQUIRE(soon([&] { return begun != 0; }));
    best = std::min(best, std::chrono::nanoseconds(begun - asked));
  }
  CHECK(best < 100ms);
}

TEST_CASE("At most one job of a kind and key waits", "[integration]") {
  Bench bench;
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

TEST_CASE("A failing job is tried again later, twelve times, then parked", "[integration]") {
  Bench bench;
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
    REQUIRE(soon([&] { return calls == attempt && runner.counters().running == 0; }));
    std::this_thread::sleep_for(60ms);
    CHECK(calls == attempt);  // not before its time
    bench.clock.advance(2h);
  }
  REQUIRE(soon([&] { return runner.counters().failed == 1; }));
  CHECK(bench.states() == "failed:std::out_of_range");
  CHECK(bench.pool.write([&](soci::session& sql) { return jobs::retry_failed(sql, 1, bench.clock.now()); }));
  REQUIRE(soon([&] { return calls == jobs::max_attempts + 1; }));
  runner.stop();
  CHECK(bench.database.ask("SELECT attempts FROM kenes.job") == "1");
}

TEST_CASE("Jobs of unknown kinds are left alone", "[integration]") {
  Bench bench;
  std::atomic<int> calls{0};
  auto runner = bench.runner();
  runner.handle("test.known", [&](const auto&) { ++calls; });
  bench.ask("test.unknown");
  bench.ask("test.known");
  runner.start();
  REQUIRE(soon([&] { return calls == 1; }));
  runner.stop();
  CHECK(bench.states() == "waiting done");
}

TEST_CASE("The job of a node that vanished is taken again, but not for ever", "[integration]") {
  Bench bench;
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
    REQUIRE(soon([&] { return calls == 1; }));
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
    REQUIRE(soon([&] { return bench.states() == "failed:abandoned"; }));
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

TEST_CASE("A timer runs at its interval on one of many nodes", "[integration]") {
  Bench bench;
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
  REQUIRE(soon([&] { return calls == 1; }));
  for (int i = 2; i <= 4; ++i) {
    std::this_thread::sleep_for(80ms);
    CHECK(calls == i - 1);
    bench.clock.advance(601s);
    REQUIRE(soon([&] { return calls == i; }));
  }
  broken = true;  // it goes on also after its last attempt
  for (int i = 5; i <= 20; ++i) {
    REQUIRE(soon([&] { return one.counters().running + two.counters().running == 0; }));
    std::this_thread::sleep_for(30ms);
    bench.clock.advance(601s);
    REQUIRE(soon([&] { return calls >= i; }));
  }
  one.stop(), two.stop();
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'waiting'") == "1");
  CHECK(bench.database.ask("SELECT count(*) FROM kenes.job WHERE state = 'failed'") == "1");
}

TEST_CASE("A timer whose interval became shorter keeps to the new one", "[integration]") {
  Bench bench;
  std::atomic<int> calls{0};
  for (const auto interval : {86400s, 60s}) {
    auto runner = bench.runner();
    runner.every("test.tick", interval, [&](const auto&) { ++calls; });
    runner.start();
    REQUIRE(soon([&] { return calls == 1 && bench.states() == "done waiting"; }));
    std::this_thread::sleep_for(200ms);
    runner.stop();
  }
  CHECK(bench.database.ask("SELECT (kenes.to_micros(due_at) - " + std::to_string(micros(bench.clock.now())) +
                           ") / 1000000 FROM kenes.job WHERE state = 'waiting'") == "60");
}

TEST_CASE("Stopping waits for what is at work, and finished jobs are forgotten in time", "[integration]") {
  Bench bench;
  std::atomic<bool> begun{false}, ended{false};
  auto runner = bench.runner();
  runner.handle("test.slow", [&](const auto&) {
    begun = true;
    std::this_thread::sleep_for(200ms);
    ended = true;
  });
  runner.start();
  bench.ask("test.slow");
  REQUIRE(soon([&] { return begun.load(); }));
  runner.stop();
  CHECK(ended);
  CHECK(bench.states() == "done");
  bench.clock.advance(25h);
  runner.start();
  CHECK(soon([&] { return bench.states().empty(); }));
}

TEST_CASE("Under load every job is done exactly once", "[integration]") {
  Bench bench;
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
  CHECK(soon([&] { return one.counters().done + two.counters().done == 600; }));
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
