#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "identity/known_session.hpp"

namespace kenes::identity {

// Sessions seen in the last seconds, so that a page with its burst of requests asks the database once. What this
// process ends is forgotten at once; what another process ends, or a role taken away, within `lifetime`. [any thread]
class SessionCache {
 public:
  using Known = std::shared_ptr<const KnownSession>;
  static constexpr std::chrono::seconds lifetime{5};

  Known find(const std::string& token_hash, Time now) const;

  // A session that is read while another thread ends it must not be put in afterwards: take the generation before
  // reading, and `put` does nothing if something was forgotten since.
  std::uint64_t generation() const;
  void put(const std::string& token_hash, Known session, Time now, std::uint64_t generation);

  void forget_session(std::int64_t session_id);
  void forget_person(std::int64_t person_id);

 private:
  struct Entry {
    Known session;
    Time read_at;
  };
  template <class Condition>
  void forget_if(Condition condition);

  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t generation_ = 0;
};

}  // namespace kenes::identity
