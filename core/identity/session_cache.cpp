#include "identity/session_cache.hpp"

namespace kenes::identity {
namespace {

constexpr std::size_t room = 20'000;  // about 10 MB

bool fresh(Time read_at, Time now) {
  return read_at <= now && now < read_at + SessionCache::lifetime;
}

}  // namespace

SessionCache::Known SessionCache::find(const std::string& token_hash, Time now) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(token_hash);
  return found != entries_.end() && fresh(found->second.read_at, now) ? found->second.session : nullptr;
}

std::uint64_t SessionCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

void SessionCache::put(const std::string& token_hash, Known session, Time now, std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  if (entries_.size() >= room)
    std::erase_if(entries_, [&](const auto& one) { return !fresh(one.second.read_at, now); });
  if (entries_.size() >= room) entries_.clear();
  entries_.insert_or_assign(token_hash, Entry{std::move(session), now});
}

template <class Condition>
void SessionCache::forget_if(Condition condition) {
  const std::lock_guard lock(mutex_);
  ++generation_;
  std::erase_if(entries_, [&](const auto& one) { return condition(*one.second.session); });
}

void SessionCache::forget_session(std::int64_t session_id) {
  forget_if([&](const KnownSession& session) { return session.id == session_id; });
}

void SessionCache::forget_person(std::int64_t person_id) {
  forget_if([&](const KnownSession& session) { return session.actor.person_id == person_id; });
}

}  // namespace kenes::identity
