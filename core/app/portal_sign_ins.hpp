#pragma once
#include "config/portal.hpp"
#include "kenes/sign_ins.hpp"
#include "plugins/registry.hpp"

namespace kenes::app {

// The ways to sign in, as plugins see them: those of the portal file, those that plugins bring, and the portal's own.
class PortalSignIns final : public SignIns {
 public:
  PortalSignIns(const config::Portal& portal, const plugins::Registry& registry);
  const std::vector<SignInWay>& ways() const override { return ways_; }

 private:
  std::vector<SignInWay> ways_;
};

}  // namespace kenes::app
