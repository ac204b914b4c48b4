#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "config/portal.hpp"
#include "kenes/database.hpp"
#include "storage/transaction.hpp"

namespace kenes::storage {

// Read by the metrics page at any time.
struct PoolCounters {
  std::atomic<std::uint64_t> leases{0};       // connections lent
  std::atomic<std::uint64_t> waits{0};        // leases that had to wait for one
  std::atomic<std::uint64_t> timeouts{0};     // waits that ended without one
  std::atomic<std::uint64_t> retries{0};      // transactions run again
  std::atomic<std::uint64_t> connections{0};  // connections opened, the first ones included
  std::atomic<std::uint64_t> unavailable{0};  // calls answered with DatabaseUnavailable
  std::atomic<int> in_use{0};
};

// The connections of this process. Opened when first needed and again after they were lost, so that the portal starts
// and heals without a running server. [any thread]
class Pool final : public Database {
 public:
  // Throws std::invalid_argument if `url` is not a connection string.
  Pool(const config::DatabaseSettings& settings, const std::string& url);
  ~Pool() override;

  void run_write(const std::function<void(soci::session&)>& work) override;
  void run_read(const std::function<void(soci::session&)>& work) override;

  // For readiness: whether a query is answered now. Doesn't throw.
  bool reachable() noexcept;

  const PoolCounters& counters() const { return counters_; }
  int size() const { return static_cast<int>(sessions_.size()); }

 private:
  using Instant = std::chrono::steady_clock::time_point;
  enum class Mode { write, read };
  enum class Verdict { done, give_up, lost, conflict };
  class Lease;

  void run(Mode mode, const std::function<void(soci::session&)>& work);
  void run_once(Mode mode, soci::session& sql, const std::function<void(soci::session&)>& work);
  void connect(soci::session& sql);
  static Verdict judge(const std::exception& error, soci::session& session, Mode mode);
  // Sleeps before the next attempt; throws DatabaseUnavailable when there is no time for one.
  void pause(int attempt, Verdict verdict, Instant deadline);
  [[noreturn]] void unavailable(const std::string& why);

  const std::string connection_;
  const std::chrono::milliseconds wait_;
  std::vector<std::unique_ptr<soci::session>> sessions_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<soci::session*> free_;         // the last one given back is lent first: its caches are warm
  std::atomic<std::int64_t> down_since_{0};  // steady clock; 0: the last attempt to connect succeeded
  PoolCounters counters_;
};

}  // namespace kenes::storage
