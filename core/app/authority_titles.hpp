#pragma once
#include <algorithm>

#include "config/portal.hpp"
#include "kenes/authorities.hpp"

namespace kenes::app {

// The authorities of the configuration, as plugins see them. The portal must outlive it.
class AuthorityTitles final : public Authorities {
 public:
  explicit AuthorityTitles(const config::Portal& portal) : portal_(portal) {}

  const LocalText* title(std::string_view key) const override {
    const auto& all = portal_.authorities;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
    return found == all.end() ? nullptr : &found->title;
  }

 private:
  const config::Portal& portal_;
};

}  // namespace kenes::app
