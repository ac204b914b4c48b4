#pragma once
#include <string>
#include <string_view>

#include "kenes/api.hpp"

namespace kenes {

// The network that a visitor's address belongs to, wherever networks are counted: /24 of IPv4 ("192.0.2.0/24"), /48 of
// IPv6 ("2001:db8:1::/48"). In both some 256 connections: of IPv6 a household is usually given a /56, and who has
// several of those may not count as several networks. "" for anything that is not an address. Personal data, as the
// address is. [any thread]
KENES_API std::string network_of(std::string_view client);

}  // namespace kenes
