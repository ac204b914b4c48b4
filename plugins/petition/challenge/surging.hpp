#pragma once
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "kenes/participation/watch.hpp"

namespace kenes {
class Host;
}

namespace kenes::petition {

// Which petitions surge, as it was known at most ten seconds ago: those who sign don't ask the database. [any thread]
class Surging {
 public:
  // Throws what Database throws if nothing is known yet; else an older answer does.
  bool contains(Host& host, participation::Watch& watch, const std::string& service, std::int64_t petition_id);

 private:
  struct Known {
    std::set<std::int64_t> petitions;
    Time read_at{};
    bool read = false, reading = false;
  };
  std::mutex mutex_;
  std::map<std::string, Known> services_;
};

}  // namespace kenes::petition
