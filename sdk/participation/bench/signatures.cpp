// Supports a second on one submission: the ledger's group commit beside a transaction for each, in the same run.
//   kenes-test-postgres kit_bench [SECONDS] [CALLERS]
// The test cluster doesn't wait for the disk; set KENES_TEST_DATABASE_URL to a real one to see that too.
#include <spdlog/fmt/fmt.h>

#include <atomic>
#include <thread>

#include "test_support/portal.hpp"

namespace {

using namespace kenes;
using kenes::participation::test::Portal;

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

// What a plain implementation would do: the two rows and the count, a transaction for each support.
void one_transaction(Portal& portal, std::int64_t id, std::int64_t n) {
  const auto hash = portal.own().secrets().keyed_hash("support:" + std::to_string(id), std::to_string(n));
  portal.write([&](soci::session& sql) {
    sql << "with n as (update participation.submission set support_count = support_count + 1, "
           "ledger_size = ledger_size + 1 where id = cast(:id as bigint) returning id, ledger_size), "
           "a as (insert into participation.support_active select id, decode(cast(:hash as text), 'hex'), ledger_size, "
           "1 "
           "from n) insert into participation.support_entry select id, ledger_size, 'supported', "
           "decode(cast(:hash2 as text), 'hex'), '', '2026-01-01' from n",
        soci::use(id), soci::use(hash), soci::use(hash);
  });
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
  return 0;
}
