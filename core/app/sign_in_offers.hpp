#pragma once
// The ways to sign in that plugins bring, each in every service of its plugin.
#include <string>
#include <vector>

#include "config/portal.hpp"
#include "kenes/document.hpp"
#include "plugins/registry.hpp"

namespace kenes::app {

struct PlacedOffer {
  const SignInOffer* offer = nullptr;
  const Service* service = nullptr;
  std::string plugin;

  SignInWay way() const {
    auto way = offer->way;
    way.key = service->slug;
    return way;
  }
};

// In the order of the services. Points into both.
std::vector<PlacedOffer> placed_offers(const plugins::Registry& registry, const config::Portal& portal);

// The slug of such a service is the key of its way, which no other way may have.
void check_offers(const plugins::Registry& registry, const config::Portal& portal, std::vector<Fault>& faults);

}  // namespace kenes::app
