#include "identity/session_cache.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace kenes;
using namespace std::chrono_literals;
using identity::KnownSession;
using identity::SessionCache;

namespace {

const Time start = from_micros(1'767'268'800'000'000);

SessionCache::Known session(std::int64_t id, std::int64_t person = 1) {
  auto known = std::make_shared<KnownSession>();
  known->id = id;
  known->actor.person_id = person;
  known->expires = start + 1h;
  return known;
}

}  // namespace

TEST_CASE("a session is known for a short while, and not after signing out") {
  SessionCache cache;
  cache.put("a", session(1), start, cache.generation());
  CHECK(cache.find("a", start)->id == 1);
  CHECK(cache.find("b", start) == nullptr);
  CHECK(cache.find("a", start + SessionCache::lifetime) == nullptr);
  CHECK(cache.find("a", start - 1s) == nullptr);  // the clock was set back
  cache.forget_session(1);
  CHECK(cache.find("a", start) == nullptr);
}

TEST_CASE("signing out everywhere forgets the sessions of one person only") {
  SessionCache cache;
  cache.put("a", session(1, 7), start, cache.generation());
  cache.put("b", session(2, 7), start, cache.generation());
  cache.put("c", session(3, 8), start, cache.generation());
  cache.forget_person(7);
  CHECK(cache.find("a", start) == nullptr);
  CHECK(cache.find("b", start) == nullptr);
  CHECK(cache.find("c", start)->id == 3);
}

TEST_CASE("what was read before signing out is not put back after it") {
  SessionCache cache;
  const auto before = cache.generation();
  const auto read = session(1);
  cache.forget_session(1);
  cache.put("a", read, start, before);
  CHECK(cache.find("a", start) == nullptr);
}

TEST_CASE("many threads read, renew and sign out at once") {
  SessionCache cache;
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5000; ++i) {
        const std::int64_t id = i % 50;
        const auto token = "token" + std::to_string(id);
        if (t == 0 && i % 10 == 0) cache.forget_session(id);
        if (t == 1 && i % 100 == 0) cache.forget_person(id % 5);
        const auto generation = cache.generation();
        const auto known = cache.find(token, start);
        if (known != nullptr && known->id != id) ++wrong;
        if (known == nullptr) cache.put(token, session(id, id % 5), start, generation);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
}
