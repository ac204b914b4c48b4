// What is usual in the portal is what persons do, not what attacks it.
#include <catch2/catch.hpp>

#include "watch/test_watched.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::usual_domain;
using test::usual_network;
using test::Watched;

namespace {

constexpr const char* attacker = "cidr '203.0.113.0/24'";

std::int64_t usual(Watched& portal, const std::string& dimension, const std::string& key) {
  return portal.number("select coalesce(sum(count), 0) from participation.support_usual where dimension = '" +
                       dimension + "' and key = '" + key + "'");
}

}  // namespace

TEST_CASE("an attack of days on one petition isn't what is usual for the next one", "[integration]") {
  Watched portal;
  portal.usual_day();
  for (int day = 0; day < 3; ++day) {
    for (int hour = 0; hour < 6; ++hour) {
      portal.come({1'000, 3'500, attacker, "'throwaway.example'"});
      portal.come({100, 3'500, usual_network, usual_domain});
      portal.host.advance(std::chrono::hours{1});
    }
    portal.host.advance(std::chrono::hours{18});
  }
  CHECK(portal.with("network = '203.0.113.0/24' and marks = 6") == 18'000);
  CHECK(usual(portal, "network", "203.0.113.0/24") == 0);
  CHECK(usual(portal, "mail_domain", "throwaway.example") == 0);
  // Those who came beside it count, among their own and among all.
  CHECK(usual(portal, "mail_domain", "gmail.example") == 10 * 50 * 2 + 18 * 50);
  CHECK(usual(portal, "all", "") == 5 + 2'000 + 1'800);

  portal.id = portal.published();
  for (int hour = 0; hour < 3; ++hour) {
    portal.come({100, 3'500, usual_network, usual_domain});
    portal.host.advance(std::chrono::hours{1});
  }
  CHECK(portal.with("marks is not null") == 0);
  portal.come({200, 3'500, attacker, "'throwaway.example'"});
  portal.come({100, 3'500, usual_network, usual_domain});
  portal.host.advance(std::chrono::hours{1});
  CHECK(portal.with("network = '203.0.113.0/24' and marks = 6") == 200);
  CHECK(portal.with("network <> '203.0.113.0/24' and marks is not null") == 0);
}

TEST_CASE("many small petitions make known what is usual for the next one", "[integration]") {
  Watched portal;
  for (int i = 0; i < 5; ++i) {
    portal.come({45, 600, usual_network, "'gmail.example'"});
    portal.id = portal.published();
  }
  portal.host.advance(std::chrono::hours{3});
  CHECK(usual(portal, "mail_domain", "gmail.example") == 225);
  CHECK(usual(portal, "all", "") == 225 + 30);  // with the sponsors of each
  portal.come({100, 600, usual_network, "'gmail.example'"});
  portal.host.advance(std::chrono::minutes{20});
  CHECK(portal.with("marks is not null") == 0);
  portal.come({100, 60, usual_network, "'throwaway.example'"});
  portal.host.advance(std::chrono::minutes{2});
  CHECK(portal.with("mail_domain = 'throwaway.example' and marks = 4") == 100);
}
