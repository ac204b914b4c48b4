#pragma once
// Numbers about this process in Prometheus's text format 0.0.4. Families are made once, then counted on without locks
// (except for the first use of a label set). [any thread]
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kenes::http {

// Label names and values; no personal data, and only values of which there are few.
using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter {
 public:
  void add(std::uint64_t by = 1) { value_.fetch_add(by, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

class Histogram {
 public:
  explicit Histogram(std::vector<double> bounds);
  void observe(double value);

 private:
  friend class Metrics;
  std::vector<double> bounds_;                       // upper ones, ascending, without +Inf
  std::vector<std::atomic<std::uint64_t>> buckets_;  // one more than bounds_
  std::atomic<std::uint64_t> sum_micro_{0};          // millionths, so that additions need no loop
};

// References stay valid as long as the registry. The same name must always come with the same type; names follow
// Prometheus: kenes_<what>_<unit>[_total]. std::logic_error for a name that is not one or has another type.
class Metrics {
 public:
  Metrics();
  ~Metrics();

  Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
  // Read at each scrape; must be quick and must not throw.
  void gauge(const std::string& name, const std::string& help, std::function<double()> read, const Labels& labels = {});
  Histogram& histogram(const std::string& name, const std::string& help, std::vector<double> bounds,
                       const Labels& labels = {});

  std::string text() const;  // Content-Type: text/plain; version=0.0.4; charset=utf-8

 private:
  struct Family;
  Family& family(const std::string& name, const std::string& help, std::string_view type);

  mutable std::shared_mutex mutex_;
  std::map<std::string, std::unique_ptr<Family>> families_;
};

// Memory, open files, threads, start time of this process: kenes grows in none of them, and an alarm should say if it
// does.
void add_process_metrics(Metrics& metrics);

}  // namespace kenes::http
