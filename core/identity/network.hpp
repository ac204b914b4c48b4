#pragma once
#include <string>
#include <string_view>

namespace kenes::identity {

// The network that a visitor's address belongs to, as limits count it: /24 of IPv4, /56 of IPv6 (what one household or
// firm is usually given). "unknown" for anything that is not an address. Personal data, as the address is.
std::string network_of(std::string_view client);

}  // namespace kenes::identity
