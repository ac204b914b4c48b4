#pragma once
#include "config/portal.hpp"
#include "identity/openid/claims.hpp"
#include "kenes/sign_ins.hpp"

namespace kenes::app {

// The ways to sign in, as plugins see them: those of the portal file, and e-mail.
class PortalSignIns final : public SignIns {
 public:
  explicit PortalSignIns(const config::Portal& portal) {
    for (const auto& settings : portal.sign_ins) ways_.push_back(identity::openid::way_of(settings));
    ways_.push_back({.key = "email"});
  }
  const std::vector<SignInWay>& ways() const override { return ways_; }

 private:
  std::vector<SignInWay> ways_;
};

}  // namespace kenes::app
