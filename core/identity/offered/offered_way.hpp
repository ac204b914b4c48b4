#pragma once
#include <string>

#include "kenes/sign_in_offer.hpp"

namespace kenes::identity {

// A plugin's offer in one of its services. What it points to lives as long as the portal.
struct OfferedWay {
  const SignInOffer* offer = nullptr;
  const Service* service = nullptr;
  Host* host = nullptr;  // the plugin's

  const std::string& key() const { return service->slug; }
  SignInWay way() const {
    auto way = offer->way;
    way.key = service->slug;
    return way;
  }
};

}  // namespace kenes::identity
