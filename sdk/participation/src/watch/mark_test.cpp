// The rows that are marked are rows that an invalidation changes.
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "watch/test_watched.hpp"
#include "watch/watch.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Watched;

namespace {

// Supports of one network that are read, judged and not marked yet.
struct Surging : Watched {
  explicit Surging(int count) {
    come({count, 60, "cidr '203.0.113.0/24'", "'example.org'"});
    write([&](soci::session& sql) {
      const auto part = read_rates(sql, id, "petitions").value();
      at = part.latest.value();
      judge(sql, id, at, {});
    });
    REQUIRE(surges().size() == 1);
  }
  Time at{};
};

bool somebody_waits(soci::session& sql) {
  int waiting = 0;
  sql << "select cast(count(*) as int) from pg_locks where not granted", soci::into(waiting);
  return waiting > 0;
}

void lock(soci::session& sql, std::int64_t first, std::int64_t last) {
  sql << "select count(*) from (select 1 from participation.supporter where number between cast(:first as bigint) and "
         "cast(:last as bigint) order by number for no key update) l",
      soci::use(first), soci::use(last);
}

}  // namespace

TEST_CASE("supports are marked some thousand in a transaction", "[integration]") {
  Surging portal(4'500);
  const auto mark = [&] {
    return portal.write([&](soci::session& sql) { return mark_surges(sql, portal.id, portal.at); });
  };
  CHECK(mark());
  CHECK(portal.with("marks = 2") == 2'000);
  CHECK(mark());
  CHECK_FALSE(mark());
  CHECK(portal.with("marks = 2") == 4'500);
}

TEST_CASE("who marks and who invalidates never wait for each other in a ring", "[integration]") {
  Surging portal(400);
  std::atomic<int> attempts{0};
  std::future<void> marking;
  portal.write([&](soci::session& sql) {
    ++attempts;
    lock(sql, 200, 200);
    if (attempts > 1) return;
    marking = std::async(std::launch::async, [&] {
      portal.write([&](soci::session& other) {
        ++attempts;
        mark_surges(other, portal.id, portal.at);
      });
    });
    while (!somebody_waits(sql)) std::this_thread::sleep_for(std::chrono::milliseconds{10});
    lock(sql, 201, 405);
  });
  marking.get();
  CHECK(attempts == 2);
  CHECK(portal.with("marks = 2") == 400);
}
