#include <catch2/catch.hpp>

#include <atomic>
#include <map>
#include <thread>

#include "test_support/portal.hpp"

using namespace kenes;
using namespace kenes::participation;
using test::Portal;

namespace {

// Calls work(0), work(1), … on so many threads at once.
template <class F>
void in_parallel(int threads, F&& work) {
  std::atomic<bool> go{false};
  std::vector<std::thread> all;
  for (int i = 0; i < threads; ++i) {
    all.emplace_back([&, i] {
      while (!go) std::this_thread::yield();
      work(i);
    });
  }
  go = true;
  for (auto& thread : all) thread.join();
}

// What must hold of the ledger of every submission, whatever happened.
void check_books(Portal& portal) {
  // The count follows from the entries.
  CHECK(portal.number("select count(*) from participation.submission s where support_count - count_base <> "
                      "(select coalesce(sum(case kind when 'supported' then 1 else -1 end), 0) "
                      "from participation.support_entry e where e.submission_id = s.id)") == 0);
  CHECK(portal.number("select count(*) from participation.submission s where support_count - count_base <> "
                      "(select count(*) from participation.support_active a where a.submission_id = s.id)") == 0);
  // Numbered without gaps.
  CHECK(portal.number("select count(*) from participation.submission s cross join lateral "
                      "(select coalesce(max(number), 0) as last, count(*) as size from participation.support_entry e "
                      "where e.submission_id = s.id) e where e.last <> s.ledger_size or e.size <> s.ledger_size") == 0);
  CHECK(portal.number("select count(*) from participation.support_active a full join participation.supporter s "
                      "on a.submission_id = s.submission_id and a.number = s.number "
                      "where a.number is null or s.number is null") == 0);
  CHECK(portal.number("select count(*) from (select submission_id, territory, sum(case kind when 'supported' then 1 "
                      "else -1 end) as n from participation.support_entry where territory <> '' group by 1, 2) e "
                      "full join participation.territory_count t on t.submission_id = e.submission_id "
                      "and t.territory = e.territory where coalesce(e.n, 0) <> coalesce(t.count, 0)") == 0);
}

}  // namespace

TEST_CASE("support, again, withdraw, again", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto ann = Portal::citizen(1);
  const auto first = portal.support(id, ann, "E14000530");
  CHECK(first.outcome == SupportOutcome::supported);
  CHECK(first.number == 6);
  CHECK(first.count == 6);
  const auto again = portal.support(id, ann);
  CHECK(again.outcome == SupportOutcome::already_supported);
  CHECK(again.number == 6);
  CHECK(again.count == 6);
  const auto has = [&] {
    return portal.write([&](soci::session& sql) { return portal.kit->ledger().has_supported(sql, id, ann); });
  };
  CHECK(has());
  CHECK(portal.kit->ledger().withdraw(id, ann) == WithdrawOutcome::withdrawn);
  CHECK_FALSE(has());
  CHECK(portal.kit->ledger().withdraw(id, ann) == WithdrawOutcome::not_supported);
  CHECK(portal.support(id, ann, "E14000531").number == 8);
  CHECK(portal.at(id).support_count == 6);
  check_books(portal);
}

TEST_CASE("the log takes no change and tells nothing of persons", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto second = portal.published();
  CHECK_THROWS(
      portal.write([](soci::session& sql) { sql << "update participation.support_entry set territory = 'x'"; }));
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "delete from participation.support_entry"; }));
  CHECK_THROWS(portal.write([](soci::session& sql) { sql << "truncate participation.support_entry"; }));
  // The same persons supported both; no hash is the same.
  CHECK(portal.number("select count(distinct person_hash) from participation.support_entry") == 10);
  CHECK(id != second);
  // A second support of one person can't be stored, whatever the code does.
  CHECK_THROWS(portal.write([](soci::session& sql) {
    sql << "insert into participation.support_active select submission_id, person_hash, 99, 1 from "
           "participation.support_active";
  }));
}

TEST_CASE("many are supported at once, each with an answer of its own", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto before = portal.support(id, Portal::citizen(3));
  std::vector<SupportRequest> requests;
  for (int i = 0; i < 600; ++i) {
    const auto person = Portal::citizen(i == 599 ? 7 : i);  // the last is the eighth once more
    requests.push_back({id, person.person_id, person.person_key, "E1"});
  }
  requests.push_back({id + 1000, 1, "email:nobody@example.org", ""});
  const auto transactions = [&] {
    return portal.number("select count(distinct xmin::text) from participation.support_entry");
  };
  const auto written = transactions();
  const auto results = portal.kit->ledger().support_all(requests);
  CHECK(transactions() - written == 2);  // 500 of them share the first
  REQUIRE(results.size() == 601);
  CHECK(results[0].outcome == SupportOutcome::supported);
  CHECK(results[0].number == before.number + 1);
  CHECK(results[3].outcome == SupportOutcome::already_supported);
  CHECK(results[3].number == before.number);
  CHECK(results[598].number == before.number + 598);
  CHECK(results[599].outcome == SupportOutcome::already_supported);
  CHECK(results[599].number == results[7].number);
  CHECK(results[600].outcome == SupportOutcome::not_found);
  CHECK(portal.at(id).support_count == 5 + 599);
  CHECK(portal.kit->ledger().support_all({}).empty());
  // One that asks for nothing sensible is told before anything is written.
  CHECK_THROWS_AS(portal.kit->ledger().support_all({{id, 1, "email:new@example.org", ""}, {id, 2, "", ""}}),
                  std::invalid_argument);
  CHECK(portal.at(id).support_count == 5 + 599);
  check_books(portal);
}

TEST_CASE("200 simultaneous attempts of one person are one support", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto ann = Portal::citizen(1);
  std::atomic<int> supported{0}, already{0};
  in_parallel(200, [&](int) {
    const auto result = portal.support(id, ann);
    supported += result.outcome == SupportOutcome::supported ? 1 : 0;
    already += result.outcome == SupportOutcome::already_supported && result.number == 6 ? 1 : 0;
  });
  CHECK(supported == 1);
  CHECK(already == 199);
  CHECK(portal.at(id).support_count == 6);
  check_books(portal);
}

TEST_CASE("10,000 persons oblige the government to answer, once, on two nodes", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  const auto other_node = open_kit(portal.own());
  constexpr int threads = 40, each = 250;
  std::atomic<int> supported{0};
  in_parallel(threads, [&](int i) {
    auto& ledger = (i % 2 == 0 ? *portal.kit : *other_node).ledger();
    for (int n = 0; n < each; ++n) {
      const auto person = Portal::citizen(i * each + n);
      const auto place = "E" + std::to_string(n % 7);
      const auto result = ledger.support({id, person.person_id, person.person_key, place});
      supported += result.outcome == SupportOutcome::supported ? 1 : 0;
    }
  });
  CHECK(supported == threads * each);
  CHECK(portal.at(id).support_count == threads * each + 5);
  REQUIRE(portal.duties(id).size() == 1);
  CHECK(portal.duties(id)[0].rule == "government-response");
  CHECK(portal.number("select count(*) from participation.timeline where kind = 'duty_opened'") == 1);
  check_books(portal);
}

TEST_CASE("a need that is met stops the collection at once, on two nodes", "[integration]") {
  Portal portal;
  const auto author = portal.host.person("author@example.org");
  const auto other_node = open_kit(portal.own());
  for (int round = 0; round < 10; ++round) {
    const auto id = portal.file(author);
    portal.submit(id, author).value();
    std::map<SupportOutcome, std::atomic<int>> outcomes;
    for (const auto one : {SupportOutcome::supported, SupportOutcome::not_collecting}) outcomes[one] = 0;
    in_parallel(20, [&](int i) {
      const auto person = Portal::citizen(i);
      auto& ledger = (i % 2 == 0 ? *portal.kit : *other_node).ledger();
      ++outcomes.at(ledger.support({id, person.person_id, person.person_key, ""}).outcome);
    });
    CHECK(outcomes[SupportOutcome::supported] == 5);
    CHECK(outcomes[SupportOutcome::not_collecting] == 15);
    CHECK(portal.at(id).stage == "moderation");
  }
  CHECK(portal.number("select count(*) from participation.timeline where data ->> 'cause' = 'need_met'") == 10);
  check_books(portal);
}

TEST_CASE("an item that can't be written fails alone", "[integration]") {
  Portal portal;
  const auto id = portal.published();
  std::atomic<int> supported{0}, failed{0};
  in_parallel(50, [&](int i) {
    try {
      // No UTF-8: PostgreSQL refuses it, and with it the whole batch.
      const auto result = portal.support(id, Portal::citizen(i), i % 10 == 0 ? "\xff" : "E1");
      supported += result.outcome == SupportOutcome::supported ? 1 : 0;
    } catch (const std::exception&) {
      ++failed;
    }
  });
  CHECK(supported == 45);
  CHECK(failed == 5);
  check_books(portal);
}
