#include "app/portal_sign_ins.hpp"

#include "app/sign_in_offers.hpp"
#include "app/text_gateway.hpp"
#include "identity/openid/claims.hpp"

namespace kenes::app {

PortalSignIns::PortalSignIns(const config::Portal& portal, const plugins::Registry& registry) {
  for (const auto& settings : portal.sign_ins) ways_.push_back(identity::openid::way_of(settings));
  for (const auto& placed : placed_offers(registry, portal)) ways_.push_back(placed.way());
  if (portal.text_messages.sign_in && has_text_gateway(portal)) ways_.push_back({.key = "sms"});
  ways_.push_back({.key = "email"});
}

}  // namespace kenes::app
