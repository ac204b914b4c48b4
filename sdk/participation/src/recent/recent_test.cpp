#include "recent/recent.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace kenes;
using namespace std::chrono_literals;
using participation::Recent;

namespace {

struct Source {
  int reads = 0;
  int operator()() { return ++reads; }
};

}  // namespace

TEST_CASE("a value is read once for its lifetime") {
  Recent<std::string, int> recent(5s, 10);
  Source source;
  const Time start{};
  const auto get = [&](const std::string& key, Time now) { return recent.get(key, now, std::ref(source)); };
  CHECK(get("a", start) == 1);
  CHECK(get("a", start + 4s) == 1);
  CHECK(get("b", start + 4s) == 2);
  CHECK(get("a", start + 5s) == 3);
  CHECK(get("a", start) == 4);  // a clock that was set back is no reason to show old things for long
  CHECK(*recent.kept("a", start + 4s) == 4);
  CHECK(recent.kept("a", start + 5s) == nullptr);
  CHECK(recent.kept("c", start) == nullptr);
  recent.forget_all();
  CHECK(recent.kept("a", start) == nullptr);
  CHECK(get("a", start) == 5);
}

TEST_CASE("while one renews a value, others get the old one, and a failure lets the next one try") {
  Recent<std::string, int> recent(5s, 10);
  const Time start{};
  recent.get("a", start, [] { return 1; });
  const auto later = start + 6s;
  const auto renewed = recent.get("a", later, [&] {
    CHECK(recent.get("a", later, [] { return 99; }) == 1);
    return 2;
  });
  CHECK(renewed == 2);
  const auto much_later = later + 6s;
  const auto fails = []() -> int { throw std::runtime_error("no database"); };
  CHECK_THROWS_AS(recent.get("a", much_later, fails), std::runtime_error);
  CHECK(recent.get("a", much_later, [] { return 3; }) == 3);
}

TEST_CASE("it never keeps more than it has room for") {
  Recent<int, int> recent(5s, 3);
  const Time start{};
  for (int i = 0; i < 100; ++i) recent.get(i, start, [&] { return i; });
  CHECK(recent.size() <= 3);
}
