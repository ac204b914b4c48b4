#include "app/sign_in_offers.hpp"

#include <algorithm>

namespace kenes::app {

std::vector<PlacedOffer> placed_offers(const plugins::Registry& registry, const config::Portal& portal) {
  std::vector<PlacedOffer> placed;
  for (const auto& service : portal.services) {
    for (const auto& [plugin, offer] : registry.sign_in_offers()) {
      if (plugin == service.plugin) placed.push_back({&offer, &service, plugin});
    }
  }
  return placed;
}

void check_offers(const plugins::Registry& registry, const config::Portal& portal, std::vector<Fault>& faults) {
  for (const auto& placed : placed_offers(registry, portal)) {
    const auto& slug = placed.service->slug;
    const bool taken =
        slug == "email" || slug == "sms" ||
        std::any_of(portal.sign_ins.begin(), portal.sign_ins.end(), [&](const auto& way) { return way.key == slug; });
    if (!taken) continue;
    faults.push_back(
        {placed.service->where,
         "service '" + slug + "' brings a way to sign in, and there is one with the key '" + slug + "' already",
         "choose another slug"});
  }
}

}  // namespace kenes::app
