#pragma once
// For tests only: a queue on a database of its own, with a clock that the test moves.
#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include "jobs/runner.hpp"
#include "storage/test_database.hpp"

namespace kenes::test {

using namespace std::chrono_literals;

struct JobBench {
  TestDatabase database{Content::core};
  TestClock clock;
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

}  // namespace kenes::test
