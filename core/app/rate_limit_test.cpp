#include "app/rate_limit.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

TEST_CASE("a key has so many attempts in a minute, and gets them back with time") {
  kenes::app::RateLimit limit;
  const auto start = kenes::from_micros(0);
  for (int i = 0; i < 3; ++i) CHECK(limit.take("ann", 3, start));
  CHECK_FALSE(limit.take("ann", 3, start));
  CHECK(limit.take("bob", 3, start));
  CHECK_FALSE(limit.take("ann", 3, start + 19s));
  CHECK(limit.take("ann", 3, start + 40s));
}

TEST_CASE("a route may allow an address, which many share, more than one person") {
  const kenes::Actor nobody;
  kenes::Actor ann;
  ann.person_id = 7;
  kenes::Route route;
  CHECK(kenes::app::allowed_per_minute(route, nobody) == 0);
  route.per_minute = 20;
  CHECK(kenes::app::allowed_per_minute(route, nobody) == 20);
  route.per_minute_anonymous = 300;
  CHECK(kenes::app::allowed_per_minute(route, nobody) == 300);
  CHECK(kenes::app::allowed_per_minute(route, ann) == 20);
}

TEST_CASE("keys that have rested are forgotten") {
  kenes::app::RateLimit limit;
  const auto start = kenes::from_micros(0);
  for (int i = 0; i < 100'000; ++i) limit.take("key" + std::to_string(i), 5, start);
  CHECK(limit.size() == 100'000);
  for (int i = 0; i < 200'000; ++i) limit.take("late" + std::to_string(i), 5, start + 2min);
  CHECK(limit.size() == 200'000);
}

TEST_CASE("a flood of ever new keys takes no more than so much memory") {
  kenes::app::RateLimit limit;
  const auto start = kenes::from_micros(0);
  for (int i = 0; i < 2'500'000; ++i) limit.take("key" + std::to_string(i), 5, start);
  CHECK(limit.size() <= 1'600'000);
}
