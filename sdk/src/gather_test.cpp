#include "kenes/gather.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <stdexcept>
#include <string>

using kenes::Gather;

namespace {

using Squares = Gather<int, std::string>;

Squares::Found squares(const std::vector<int>& keys) {
  Squares::Found found;
  for (const int key : keys) {
    if (key >= 0) found.emplace(key, std::to_string(key * key));
  }
  return found;
}

}  // namespace

TEST_CASE("who asks alone is answered at once, also that there is nothing") {
  Squares gather(squares);
  CHECK(*gather.find(3) == "9");
  CHECK(gather.find(-3) == nullptr);
}

TEST_CASE("those who come while one reads share the next reading, and none is told what was read before") {
  std::promise<void> go;
  std::atomic<int> reading{0};
  std::atomic<int> version{1};
  std::vector<std::size_t> sizes;  // only one reads at a time
  Squares gather([&, opened = go.get_future().share()](const std::vector<int>& keys) {
    const int seen = version;
    sizes.push_back(keys.size());
    if (++reading == 1) opened.wait();
    Squares::Found found;
    for (const int key : keys) found.emplace(key, std::to_string(seen));
    return found;
  });
  auto first = std::async(std::launch::async, [&] { return *gather.find(0); });
  while (reading == 0) std::this_thread::yield();
  version = 2;
  std::vector<std::future<std::string>> others;
  for (int i = 0; i < 8; ++i) others.push_back(std::async(std::launch::async, [&, i] { return *gather.find(i % 4); }));
  while (gather.waiting() < 8) std::this_thread::yield();
  go.set_value();
  CHECK(first.get() == "1");
  for (auto& other : others) CHECK(other.get() == "2");
  CHECK(sizes == std::vector<std::size_t>{1, 4});
}

TEST_CASE("if reading for many fails, each reads alone and only those fail whose own reading does") {
  std::promise<void> go;
  std::atomic<int> reading{0};
  Squares gather([&, opened = go.get_future().share()](const std::vector<int>& keys) {
    if (++reading == 1) opened.wait();
    if (keys.size() > 1 || keys.front() == 13) throw std::runtime_error("no luck");
    return squares(keys);
  });
  auto first = std::async(std::launch::async, [&] { return *gather.find(1); });
  while (reading == 0) std::this_thread::yield();
  auto lucky = std::async(std::launch::async, [&] { return *gather.find(12); });
  auto unlucky = std::async(std::launch::async, [&] { return gather.find(13) != nullptr; });
  while (gather.waiting() < 2) std::this_thread::yield();
  go.set_value();
  CHECK(first.get() == "1");
  CHECK(lucky.get() == "144");
  CHECK_THROWS_AS(unlucky.get(), std::runtime_error);
}

TEST_CASE("many threads ask for many things, and each gets its own") {
  Squares gather(squares);
  std::atomic<int> wrong{0};
  std::vector<std::future<void>> threads;
  for (int t = 0; t < 8; ++t) {
    threads.push_back(std::async(std::launch::async, [&, t] {
      for (int i = 0; i < 2000; ++i) {
        const int key = (t * 7 + i) % 50;
        if (*gather.find(key) != std::to_string(key * key)) ++wrong;
      }
    }));
  }
  for (auto& thread : threads) thread.get();
  CHECK(wrong == 0);
}
