#pragma once
// Attempts in a minute for each key, as token buckets in this process. A guard against floods on single routes, beside
// nginx's limit by address and the durable limits of identity; it forgets at a restart, and each node counts alone.
#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kenes/actor.hpp"
#include "kenes/registrar.hpp"
#include "kenes/time.hpp"

namespace kenes::app {

// Of this route by this visitor, in a minute; 0: no limit of the route's own.
inline int allowed_per_minute(const Route& route, const Actor& actor) {
  const bool of_many = !actor.signed_in() && route.per_minute_anonymous > 0;
  return of_many ? route.per_minute_anonymous : route.per_minute;
}

class RateLimit {
 public:
  // Takes one of `per_minute` attempts of this key; false when none is left. [any thread]
  bool take(std::string_view key, int per_minute, Time now);
  // Keys at present, for metrics.
  std::size_t size() const;

 private:
  struct Bucket {
    double tokens = 0;
    Time at{};
  };
  static constexpr std::size_t first_sweep = 10'000;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::size_t, Bucket> buckets;
    std::size_t sweep_at = first_sweep;  // keys
  };
  static void forget_full(Shard& shard, Time now);

  std::array<Shard, 16> shards_;
};

}  // namespace kenes::app
