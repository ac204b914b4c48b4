#include "app/rate_limit.hpp"

#include <algorithm>
#include <functional>

namespace kenes::app {
namespace {

// A flood of ever new keys must cost neither the time of a sweep each nor all memory. About 100 bytes a key.
constexpr std::size_t most_keys = 100'000;  // in one shard

}  // namespace

bool RateLimit::take(std::string_view key, int per_minute, Time now) {
  const auto hash = std::hash<std::string_view>{}(key);
  auto& shard = shards_[hash % shards_.size()];
  const std::lock_guard lock(shard.mutex);
  if (shard.buckets.size() >= shard.sweep_at) forget_full(shard, now);
  auto [entry, fresh] = shard.buckets.try_emplace(hash, Bucket{static_cast<double>(per_minute), now});
  auto& bucket = entry->second;
  const double minutes = std::max(0.0, static_cast<double>((now - bucket.at).count()) / 60e6);
  bucket.tokens = std::min<double>(per_minute, bucket.tokens + minutes * per_minute);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void RateLimit::forget_full(Shard& shard, Time now) {
  // A bucket untouched for a minute is full again and need not be kept.
  std::erase_if(shard.buckets, [&](const auto& item) { return now - item.second.at > std::chrono::minutes{1}; });
  if (shard.buckets.size() >= most_keys) shard.buckets.clear();
  shard.sweep_at = std::clamp(2 * shard.buckets.size(), first_sweep, most_keys);
}

std::size_t RateLimit::size() const {
  std::size_t all = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock(shard.mutex);
    all += shard.buckets.size();
  }
  return all;
}

}  // namespace kenes::app
