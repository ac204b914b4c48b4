// Supports on one submission, in the same run: the ledger's group commit beside a transaction for each. How many a
// second of many callers, and how long one takes of a lone caller: the queue and the writer's thread must not make it
// wait.
//   KENES_TEST_DATABASE_URL=… kit_bench [SECONDS] [CALLERS]
// A cluster of kenes-test-postgres doesn't wait for the disk; script/bench latency gives it one that does.
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/engine.hpp"
#include "ledger/batch.hpp"
#include "test_support/portal.hpp"

namespace {

using namespace kenes;
using kenes::participation::test::Portal;
using Steady = std::chrono::steady_clock;

// How often a second `work` was done by so many callers at once.
template <class F>
double rate(int callers, int seconds, F&& work) {
  std::atomic<std::int64_t> done{0};
  std::atomic<bool> over{false};
  std::vector<std::thread> threads;
  for (int i = 0; i < callers; ++i) {
    threads.emplace_back([&, i] {
      for (std::int64_t n = 0; !over; ++n, ++done) work(n * callers + i);
    });
  }
  std::this_thread::sleep_for(std::chrono::seconds{seconds});
  over = true;
  for (auto& thread : threads) thread.join();
  return static_cast<double>(done) / seconds;
}

// All that the ledger does, in a transaction of its own.
void same_rows(Portal& portal, participation::KitEngine& engine, participation::LogBook& book, std::int64_t id,
               std::int64_t n) {
  using participation::Item;
  const auto hash = portal.own().secrets().keyed_hash("support:" + std::to_string(id), std::to_string(n));
  const Item item{.submission_id = id, .person_id = n, .person_hash = hash, .territory = "", .request = n};
  portal.write([&](soci::session& sql) { return apply(sql, engine, book, {&item}, 1, portal.now()); });
  book.committed();
}

// The least that a plain implementation would do: lock and look, then the rows and the count. No territories, no log.
void one_transaction(Portal& portal, std::int64_t id, std::int64_t n) {
  const auto hash = portal.own().secrets().keyed_hash("support:" + std::to_string(id), std::to_string(n));
  portal.write([&](soci::session& sql) {
    std::string stage;
    sql << "select stage from participation.submission where id = cast(:id as bigint) for no key update", soci::use(id),
        soci::into(stage);
    sql << "with n as (update participation.submission set support_count = support_count + 1, "
           "ledger_size = ledger_size + 1 where id = cast(:id as bigint) returning id, ledger_size), "
           "a as (insert into participation.support_active (submission_id, person_hash, number, request) select id, "
           "decode(cast(:hash as text), 'hex'), ledger_size, 1 from n), "
           "s as (insert into participation.supporter (submission_id, number, person_id) select id, ledger_size, "
           "cast(:person as bigint) from n) "
           "insert into participation.support_entry (submission_id, number, kind, person_hash, territory, at) select "
           "id, ledger_size, 'supported', decode(cast(:hash2 as text), 'hex'), '', '2026-01-01' from n",
        soci::use(id), soci::use(hash), soci::use(n), soci::use(hash);
  });
}

template <class F>
double microseconds(F&& work) {
  const auto start = Steady::now();
  work();
  return std::chrono::duration<double, std::micro>(Steady::now() - start).count();
}

double at_share(std::vector<double>& times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
}

}  // namespace

int main(int argc, char** argv) {
  const int seconds = argc > 1 ? std::stoi(argv[1]) : 5;
  const int callers = argc > 2 ? std::stoi(argv[2]) : 32;
  Portal portal;
  const auto one = portal.published(), other = portal.published();
  const auto grouped = rate(callers, seconds, [&](std::int64_t n) { portal.support(one, Portal::citizen(n)); });
  const auto single = rate(callers, seconds, [&](std::int64_t n) { one_transaction(portal, other, n); });
  fmt::print("{} callers, one submission: ledger {:.0f}/s, a transaction each {:.0f}/s, ratio {:.1f}\n", callers,
             grouped, single, grouped / single);

  // By turns, so that whatever else the machine does meets all.
  participation::KitEngine engine(portal.own());
  engine.load_processes();
  participation::LogBook book;
  const auto third = portal.published();
  std::vector<double> ledger, same, plain;
  const auto until = Steady::now() + std::chrono::seconds{seconds};
  for (std::int64_t n = 1'000'000'000; Steady::now() < until; ++n) {
    ledger.push_back(microseconds([&] { portal.support(one, Portal::citizen(n)); }));
    same.push_back(microseconds([&] { same_rows(portal, engine, book, third, n); }));
    plain.push_back(microseconds([&] { one_transaction(portal, other, n); }));
  }
  fmt::print(
      "a lone caller, {} times each by turns, p50 and p99 in µs: ledger {:.0f}, {:.0f}; the same rows in a plain "
      "transaction "
      "{:.0f}, {:.0f}; the least rows in a plain transaction {:.0f}, {:.0f}; ratios of p50 {:.2f}, {:.2f}\n",
      ledger.size(), at_share(ledger, 0.5), at_share(ledger, 0.99), at_share(same, 0.5), at_share(same, 0.99),
      at_share(plain, 0.5), at_share(plain, 0.99), at_share(ledger, 0.5) / at_share(same, 0.5),
      at_share(ledger, 0.5) / at_share(plain, 0.5));
  return 0;
}
