#include <catch2/catch.hpp>

#include <deque>

#include <thread>

#include "ledger/queue.hpp"
#include "test_support/flaky_host.hpp"
#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

TEST_CASE("a lost COMMIT counts nobody twice and tells everybody the truth", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  test::FlakyHost host(portal.own());
  const auto kit = open_kit(host);
  host.loses_commits = true;
  const auto support = [&](std::int64_t of, int i) {
    const auto person = Portal::citizen(i);
    return kit->ledger().support({of, person.person_id, person.person_key, "E1"});
  };
  const auto first = support(id, 1);
  CHECK(first.outcome == SupportOutcome::supported);
  CHECK(first.number == 6);
  CHECK(first.count == 6);
  CHECK(support(id, 1).outcome == SupportOutcome::already_supported);
  std::vector<std::thread> threads;
  std::atomic<int> supported{0};
  for (int i = 2; i < 40; ++i) {
    threads.emplace_back([&, i] { supported += support(id, i).outcome == SupportOutcome::supported ? 1 : 0; });
  }
  for (auto& thread : threads) thread.join();
  CHECK(supported == 38);
  CHECK(portal.at(id).support_count == 5 + 39);
  CHECK(portal.number("select count from participation.territory_count where territory = 'E1'") == 39);

  // Also when the support that was committed moved the submission on.
  const auto author = portal.host.person("author@example.org");
  const auto second = portal.file(author);
  portal.submit(second, author).value();
  for (int i = 1; i <= 5; ++i) CHECK(support(second, i).outcome == SupportOutcome::supported);
  CHECK(portal.at(second).stage == "moderation");
}

TEST_CASE("without a database callers are told, and later all is well", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  test::FlakyHost host(portal.own());
  const auto kit = open_kit(host);
  const auto ann = Portal::citizen(1);
  host.is_down = true;
  CHECK_THROWS_AS(kit->ledger().support({id, ann.person_id, ann.person_key, ""}), DatabaseUnavailable);
  CHECK_THROWS_AS(kit->ledger().withdraw(id, ann), DatabaseUnavailable);
  host.is_down = false;
  CHECK(kit->ledger().support({id, ann.person_id, ann.person_key, ""}).outcome == SupportOutcome::supported);
}

TEST_CASE("too many waiting are refused, and a closed queue takes nothing but ends what it has") {
  Queue queue;
  std::deque<Reply> replies;
  const auto item = [&](std::int64_t submission_id = 0) {
    return std::make_unique<Waiting>(Item{.submission_id = submission_id}, replies.emplace_back());
  };
  auto one = item();
  CHECK_FALSE(queue.push(one));  // not open yet
  CHECK(one);
  queue.open();
  for (std::size_t i = 0; i < Queue::most_waiting; ++i) {
    auto next = item(static_cast<std::int64_t>(i));
    REQUIRE(queue.push(next));
  }
  CHECK_FALSE(queue.push(one));
  auto taken = queue.take();
  CHECK(taken.size() == Queue::most_at_once);
  CHECK(taken.front()->item.submission_id == 0);
  CHECK(queue.push(one));
  queue.put_back(std::move(taken));
  CHECK(queue.take().front()->item.submission_id == 0);
  queue.close();
  auto late = item();
  CHECK_FALSE(queue.push(late));
  std::size_t left = 0;
  while (true) {
    const auto some = queue.take();
    if (some.empty()) break;
    left += some.size();
  }
  CHECK(left == Queue::most_waiting + 1 - Queue::most_at_once);
}

TEST_CASE("whoever is let go without an answer is told so") {
  Reply reply;
  std::make_unique<Waiting>(Item{}, reply).reset();
  CHECK_THROWS_AS(reply.wait(), DatabaseUnavailable);
}
