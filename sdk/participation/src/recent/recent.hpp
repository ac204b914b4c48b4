#pragma once
// Values that are costly to read, the same for everybody, and may be a little old.
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "kenes/time.hpp"

namespace kenes::participation {

// Keeps up to `room` values for `lifetime`. While one caller renews a value, the others are given the old one, so that
// an expiry under load costs one reading and not one for each caller. [any thread]
template <class Key, class Value>
class Recent {
 public:
  Recent(Time::duration lifetime, std::size_t room) : lifetime_(lifetime), room_(room) {}

  // `read` is called without the lock; what it throws is passed on.
  Value get(const Key& key, Time now, const std::function<Value()>& read) {
    if (auto kept = find(key, now)) return *kept;
    try {
      auto value = std::make_shared<const Value>(read());
      put(key, now, value);
      return *value;
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (const auto found = entries_.find(key); found != entries_.end()) found->second.renewing = false;
      throw;
    }
  }

  // Null if it isn't kept, or is too old.
  std::shared_ptr<const Value> kept(const Key& key, Time now) const {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    return found != entries_.end() && fresh(found->second, now) ? found->second.value : nullptr;
  }

  void forget_all() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
  }

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return entries_.size();
  }

 private:
  struct Entry {
    std::shared_ptr<const Value> value;
    Time read_at;
    bool renewing = false;
  };

  bool fresh(const Entry& entry, Time now) const { return entry.read_at <= now && now < entry.read_at + lifetime_; }

  // Nothing: the caller is to read.
  std::shared_ptr<const Value> find(const Key& key, Time now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return nullptr;
    auto& entry = found->second;
    if (fresh(entry, now) || entry.renewing) return entry.value;
    entry.renewing = true;
    return nullptr;
  }

  void put(const Key& key, Time now, std::shared_ptr<const Value> value) {
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= room_) std::erase_if(entries_, [&](const auto& one) { return !fresh(one.second, now); });
    if (entries_.size() >= room_) entries_.clear();
    entries_.insert_or_assign(key, Entry{std::move(value), now});
  }

  const Time::duration lifetime_;
  const std::size_t room_;
  mutable std::mutex mutex_;
  std::map<Key, Entry> entries_;
};

}  // namespace kenes::participation
