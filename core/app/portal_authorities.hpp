#pragma once
#include <algorithm>

#include "config/portal.hpp"
#include "kenes/authorities.hpp"

namespace kenes::app {

// The authorities of the configuration, as plugins see them. The portal must outlive it.
class PortalAuthorities final : public Authorities {
 public:
  explicit PortalAuthorities(const config::Portal& portal) : all_(portal.authorities) {}

  const Authority* find(std::string_view key) const override {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.key == key; });
    return found == all_.end() ? nullptr : &*found;
  }
  const std::vector<Authority>& all() const override { return all_; }

 private:
  const std::vector<Authority>& all_;
};

}  // namespace kenes::app
