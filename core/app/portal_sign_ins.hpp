#pragma once
#include "kenes/sign_ins.hpp"

namespace kenes::app {

// The ways to sign in, as plugins see them.
class PortalSignIns final : public SignIns {
 public:
  const std::vector<SignInWay>& ways() const override { return ways_; }

 private:
  std::vector<SignInWay> ways_{{.key = "email"}};
};

}  // namespace kenes::app
