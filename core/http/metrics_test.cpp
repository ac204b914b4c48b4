#include "http/metrics.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "http/operations.hpp"

using namespace kenes;
using namespace kenes::http;

TEST_CASE("Metrics are written as Prometheus reads them") {
  Metrics metrics;
  metrics.counter("kenes_things_total", "Things", {{"kind", "a\"b\\c\nd"}}).add(3);
  metrics.gauge("kenes_level", "Level\nnow", [] { return 1.5; });
  auto& histogram = metrics.histogram("kenes_wait_seconds", "Wait", {0.1, 1});
  histogram.observe(0.1);
  histogram.observe(0.5);
  histogram.observe(7);
  CHECK(metrics.text() ==
        "# HELP kenes_level Level now\n# TYPE kenes_level gauge\nkenes_level 1.5\n"
        "# HELP kenes_things_total Things\n# TYPE kenes_things_total counter\n"
        "kenes_things_total{kind=\"a\\\"b\\\\c\\nd\"} 3\n"
        "# HELP kenes_wait_seconds Wait\n# TYPE kenes_wait_seconds histogram\n"
        "kenes_wait_seconds_bucket{le=\"0.1\"} 1\nkenes_wait_seconds_bucket{le=\"1\"} 2\n"
        "kenes_wait_seconds_bucket{le=\"+Inf\"} 3\nkenes_wait_seconds_sum 7.6\nkenes_wait_seconds_count 3\n");
  CHECK_THROWS_AS(metrics.gauge("kenes_things_total", "", [] { return 0.0; }), std::logic_error);
  CHECK_THROWS_AS(metrics.counter("no name", ""), std::logic_error);
}

TEST_CASE("Counting from many threads loses nothing") {
  Metrics metrics;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&metrics, i] {
      for (int n = 0; n < 2000; ++n)
        metrics.counter("kenes_n_total", "n", {{"thread", std::to_string((i + n) % 4)}}).add();
      metrics.text();
    });
  }
  for (auto& thread : threads) thread.join();
  std::uint64_t sum = 0;
  for (int i = 0; i < 4; ++i) sum += metrics.counter("kenes_n_total", "n", {{"thread", std::to_string(i)}}).value();
  CHECK(sum == 16000);
}

TEST_CASE("The process tells about itself") {
  Metrics metrics;
  add_process_metrics(metrics);
  const auto text = metrics.text();
  CHECK(text.find("process_resident_memory_bytes 0\n") == std::string::npos);
  CHECK(text.find("process_open_fds 0\n") == std::string::npos);
  CHECK(text.find("process_threads ") != std::string::npos);
}

TEST_CASE("Operators see life, readiness and, on this machine only, numbers") {
  Metrics metrics;
  std::string missing;
  const Operations operations(metrics, [&] { return missing; });
  const auto ask = [&](const std::string& path, bool proxied = false, const std::string& client = "127.0.0.1") {
    Exchange exchange;
    exchange.verb = "GET";
    exchange.proxied = proxied;
    exchange.request.path = path;
    exchange.request.client = client;
    const auto answer = operations.answer(exchange);
    return answer ? answer->response.status : 0;
  };
  CHECK(ask("/-/live") == 200);
  CHECK(ask("/-/ready") == 200);
  missing = "the database does not answer";
  CHECK(ask("/-/ready") == 503);
  CHECK(ask("/-/metrics") == 200);
  CHECK(ask("/-/metrics", true) == 404);
  CHECK(ask("/-/metrics", false, "203.0.113.9") == 404);
  CHECK(ask("/-/other") == 404);
  CHECK(ask("/petitions") == 0);
}
