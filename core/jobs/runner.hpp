#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <spdlog/logger.h>

#include "jobs/queue.hpp"
#include "jobs/store.hpp"
#include "kenes/database.hpp"

namespace kenes::jobs {

using Handler = std::function<void(const boost::json::object& payload)>;

struct RunnerSettings {
  int threads = 2;
  std::chrono::milliseconds poll{500};  // how often other nodes' requests and due timers are looked for
  std::chrono::seconds lease{60};       // after which the jobs of a node that vanished are taken by another
  std::chrono::hours keep_done{24}, keep_failed{24 * 90};
};

// Read by the metrics page at any time.
struct RunnerCounters {
  std::atomic<std::uint64_t> done{0}, retried{0}, failed{0}, abandoned{0};
  std::atomic<int> running{0};
};

// Runs jobs of the kinds that it was given; others are left alone. Several runners may stand side by side in a process,
// each with its own kinds, so that slow work (mail) doesn't hold up the rest. Times are the clock's; only waiting is in
// real time. handle, every, start and stop: [main]; the rest: [any thread].
class Runner {
 public:
  Runner(Database& database, Queue& queue, const Clock& clock, spdlog::logger& log, RunnerSettings settings = {});
  ~Runner();  // stops
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // Before start(). An exception of the handler means another attempt later.
  void handle(std::string kind, Handler handler);
  // At this interval, for as long as any node knows the kind: each run asks for its successor, also after its last
  // attempt.
  void every(std::string kind, std::chrono::seconds interval, Handler handler);

  // Does nothing without handlers.
  void start();
  // Takes no more jobs and returns when those at work have ended. May be called twice.
  void stop();
  const RunnerCounters& counters() const { return counters_; }

 private:
  void work();
  bool work_once();
  void perform(const TakenJob& job);
  // The error's code; empty if it went well.
  std::string call(const TakenJob& job);
  void finish(soci::session& sql, const TakenJob& job, const std::string& error);
  void keep_house();
  void keep_house_once(int round);
  Database& database_;
  Queue& queue_;
  const Clock& clock_;
  spdlog::logger& log_;
  const RunnerSettings settings_;
  const std::string node_;  // who holds the leases
  std::map<std::string, Handler> handlers_;
  std::map<std::string, std::chrono::seconds> timers_;
  std::vector<std::string> kinds_;

  const std::shared_ptr<Bell> bell_;  // open while running

  std::mutex mutex_;
  std::set<std::int64_t> at_work_;
  std::mt19937 random_;
  std::vector<std::thread> threads_;
  RunnerCounters counters_;
};

}  // namespace kenes::jobs
