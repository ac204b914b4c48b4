#pragma once
#include <functional>
#include <mutex>
#include <optional>

#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::identity::openid {

// Something that a provider publishes, fetched when it is needed and kept for an hour; for a day while a newer one
// can't be had. After a failure nobody asks again for 10 seconds: a provider that is down must not hold up who else
// waits. [any thread]
template <class T>
class Kept {
 public:
  using Fetch = std::function<Result<T>()>;
  static constexpr std::chrono::minutes fresh{60};
  static constexpr std::chrono::hours usable{24};
  static constexpr std::chrono::seconds pause{10};

  Result<T> get(Time now, const Fetch& fetch) {
    const std::lock_guard lock(mutex_);
    if (value_ && now < fetched_ + fresh) return *value_;
    return renew(now, fetch);
  }

  // What is known may be out of date, as an unknown key tells: fetched anew, unless that was done a moment ago.
  Result<T> get_newer(Time now, const Fetch& fetch) {
    const std::lock_guard lock(mutex_);
    if (value_ && now < fetched_ + pause) return *value_;
    return renew(now, fetch);
  }

 private:
  Result<T> renew(Time now, const Fetch& fetch) {
    if (!failure_ || now >= failed_ + pause) {
      auto found = fetch();
      if (found) {
        value_ = *found;
        fetched_ = now;
        failure_.reset();
        return found;
      }
      failure_ = found.error();
      failed_ = now;
    }
    if (value_ && now < fetched_ + usable) return *value_;
    return tl::unexpected<Error>(*failure_);
  }

  std::mutex mutex_;
  std::optional<T> value_;
  std::optional<Error> failure_;
  Time fetched_, failed_;
};

}  // namespace kenes::identity::openid
