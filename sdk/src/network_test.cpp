#include "kenes/network.hpp"

#include <catch2/catch.hpp>

using kenes::network_of;

TEST_CASE("a visitor's address belongs to one network, wherever it is counted") {
  CHECK(network_of("203.0.113.7") == "203.0.113.0/24");
  CHECK(network_of("203.0.113.255") == network_of("203.0.113.0"));
  CHECK(network_of("203.0.112.7") != network_of("203.0.113.7"));
  CHECK(network_of("::ffff:203.0.113.7") == "203.0.113.0/24");
  CHECK(network_of("2001:DB8:1:2ff:3::4") == "2001:db8:1::/48");
  CHECK(network_of("2001:db8:1:ffff::1") == network_of("2001:db8:1::1"));
  CHECK(network_of("2001:db8:2::1") != network_of("2001:db8:1::1"));
  CHECK(network_of("::1") == "::/48");
}

TEST_CASE("what is no address has no network") {
  for (const auto* wrong : {"", "unknown", "10.0.0.1, 10.0.0.2", "203.0.113.7/24", "203.0.113", "2001:db8::g",
                            "::ffff:", "[2001:db8::1]", "203.0.113.7:443"}) {
    CHECK(network_of(wrong).empty());
  }
}
