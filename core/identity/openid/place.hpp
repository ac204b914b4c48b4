#pragma once
#include <semaphore>

#include "identity/openid/metadata.hpp"

namespace kenes::identity::openid {

// One of the few places for waiting on a provider, if there was a free one; given back at the end.
template <class Semaphore>
class Place {
 public:
  explicit Place(Semaphore& places) : places_(places), taken_(places.try_acquire()) {}
  ~Place() {
    if (taken_) places_.release();
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  explicit operator bool() const { return taken_; }

 private:
  Semaphore& places_;
  bool taken_;
};

inline tl::unexpected<Error> no_place() {
  return fail("busy", "the provider is slow: as many people as may wait for it are waiting already");
}

}  // namespace kenes::identity::openid
