#pragma once
#include <mutex>

#include "kenes/host.hpp"

namespace kenes::participation {

// What the metrics say of the ledgers, at most a minute old. [any thread]
class LedgerHealth {
 public:
  explicit LedgerHealth(Host& host) : host_(host) {}

  // Offers its gauges to those who run the portal. It must live until the plugin is stopped.
  void offer();

 private:
  struct Numbers {
    double differing = 0, waiting = 0;
  };
  Numbers numbers();

  Host& host_;
  std::mutex mutex_;
  Numbers numbers_;
  Time read_at_{};
};

}  // namespace kenes::participation
