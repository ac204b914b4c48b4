#include "challenge/surging.hpp"

#include "kenes/host.hpp"

namespace kenes::petition {

namespace {

constexpr std::chrono::seconds good_for{10};
constexpr int most = 500;

// A surge is over when none was seen for the time over which they are judged.
std::set<std::int64_t> read_surging(Host& host, participation::Watch& watch, const std::string& service, Time now) {
  const auto found = host.database().read(
      [&](soci::session& sql) { return watch.surging(sql, service, now + std::chrono::hours{1}, 0, most); });
  std::set<std::int64_t> ids;
  for (const auto& one : found) {
    if (one.last_at + participation::WatchRules::window >= now) ids.insert(one.submission_id);
  }
  return ids;
}

}  // namespace

bool Surging::contains(Host& host, participation::Watch& watch, const std::string& service, std::int64_t petition_id) {
  const auto now = host.clock().now();
  std::unique_lock lock(mutex_);
  auto& known = services_[service];
  // One asks; who comes meanwhile gets the older answer.
  const bool fresh = known.read && (known.reading || now - known.read_at < good_for);
  if (fresh) return known.petitions.contains(petition_id);
  known.reading = true;
  lock.unlock();
  try {
    auto read = read_surging(host, watch, service, now);
    lock.lock();
    known.petitions = std::move(read);
    known.read_at = now;
    known.read = true;
    known.reading = false;
  } catch (const DatabaseUnavailable& error) {
    lock.lock();
    known.reading = false;
    if (!known.read) throw;
    host.log().warn("which petitions of '{}' surge can't be read: {}; going by what was known before", service,
                    error.what());
  } catch (...) {
    lock.lock();
    known.reading = false;
    throw;
  }
  return known.petitions.contains(petition_id);
}

}  // namespace kenes::petition
