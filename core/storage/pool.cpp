#include "storage/pool.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "kenes/strand.hpp"
#include "storage/after_commit.hpp"

namespace kenes::storage {
namespace {

using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int most_conflicts = 8;

// A handler that holds a transaction open without working in it blocks others; the server ends it after this time.
constexpr auto longest_idle_in_transaction = 30s;

std::string checked(const std::string& url, const config::DatabaseSettings& settings) {
  auto text =
      connection_string(url, {settings.statement_timeout, settings.lock_timeout, longest_idle_in_transaction, true});
  if (!text) throw std::invalid_argument(text.error().message);
  return *text;
}

thread_local const Pool* entered = nullptr;

// A nested call would wait for a second connection while holding the first: with every thread doing so, forever.
class NoNesting {
 public:
  explicit NoNesting(const Pool* pool) {
    if (entered == pool) {
      throw std::logic_error(
          "Database::read or write was called inside of another one. Use the session that is at hand.");
    }
    before_ = std::exchange(entered, pool);
  }
  ~NoNesting() { entered = before_; }

 private:
  const Pool* before_;
};

}  // namespace

class Pool::Lease {
 public:
  Lease(Pool& pool, Instant deadline) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    if (pool_.free_.empty()) {
      ++pool_.counters_.waits;
      if (!pool_.given_back_.wait_until(lock, deadline, [this] { return !pool_.free_.empty(); })) {
        lock.unlock();
        ++pool_.counters_.timeouts;
        pool_.unavailable("all " + std::to_string(pool_.sessions_.size()) + " database connections are busy");
      }
    }
    session_ = pool_.free_.back();
    pool_.free_.pop_back();
    ++pool_.counters_.leases, ++pool_.counters_.in_use;
  }
  ~Lease() {
    {
      const std::lock_guard lock(pool_.mutex_);
      pool_.free_.push_back(session_);
      --pool_.counters_.in_use;
    }
    pool_.given_back_.notify_one();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  soci::session& session() { return *session_; }

 private:
  Pool& pool_;
  soci::session* session_ = nullptr;
};

Pool::Pool(const config::DatabaseSettings& settings, const std::string& url)
    : connection_(checked(url, settings)), wait_(settings.wait) {
  for (int i = 0; i < std::max(1, settings.pool); ++i) {
    free_.push_back(sessions_.emplace_back(std::make_unique<soci::session>()).get());
  }
}

Pool::~Pool() = default;

void Pool::run_write(const std::function<void(soci::session&)>& work) {
  run(Mode::write, work);
}
void Pool::run_read(const std::function<void(soci::session&)>& work) {
  run(Mode::read, work);
}

void Pool::run(Mode mode, const std::function<void(soci::session&)>& work) {
  const NoNesting guard(this);
  const Blocking blocking;
  const auto deadline = Steady::now() + wait_;
  for (int attempt = 1;; ++attempt) {
    auto verdict = Verdict::lost;
    {
      CommitScope scope;
      Lease lease(*this, deadline);
      try {
        run_once(mode, lease.session(), work);
        verdict = Verdict::done;
      } catch (const std::exception& error) {
        verdict = judge(error, lease.session(), mode);
        if (verdict == Verdict::give_up || (verdict == Verdict::conflict && attempt == most_conflicts)) throw;
      }
      if (verdict == Verdict::done) {
        for (const auto& action : scope.take()) action();
        return;
      }
    }
    pause(attempt, verdict, deadline);
  }
}

void Pool::run_once(Mode mode, soci::session& sql, const std::function<void(soci::session&)>& work) {
  connect(sql);
  if (mode == Mode::read) return work(sql);
  Transaction transaction(sql);
  work(sql);
  transaction.commit();
}

void Pool::connect(soci::session& sql) {
  if (healthy(sql)) return;
  try {
    open(sql, connection_);
    ++counters_.connections;
    down_since_ = 0;
  } catch (const soci::soci_error&) {
    std::int64_t up = 0;
    down_since_.compare_exchange_strong(up, Steady::now().time_since_epoch().count());
    throw;
  }
}

Pool::Verdict Pool::judge(const std::exception& error, soci::session& session, Mode mode) {
  const auto state = sql::sqlstate(error);
  if (state == "25P03") return Verdict::give_up;  // ended by the server for idling: it would only idle again
  if (!healthy(session) || state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03") {
    return Verdict::lost;
  }
  if (mode == Mode::write && state == "25006") {  // the server became a standby: look for the new primary
    session.close();
    return Verdict::lost;
  }
  // A prepared statement that no longer fits, because a migration changed its tables (0A000), or that the server
  // doesn't know, because a pooler stands between (26000); or a standby that takes no BEGIN READ WRITE (0A000).
  if (state == "0A000" || state == "26000") {
    session.close();
    return Verdict::conflict;
  }
  return state == "40001" || state == "40P01" ? Verdict::conflict : Verdict::give_up;
}

void Pool::pause(int attempt, Verdict verdict, Instant deadline) {
  const auto now = Steady::now();
  const auto step =
      std::min<std::chrono::milliseconds>(verdict == Verdict::lost ? 250ms : 100ms, 5ms * (1 << std::min(attempt, 6)));
  if (verdict == Verdict::lost) {
    // In a long outage nobody waits: the first attempt of each call is its only one.
    const std::int64_t down = down_since_;
    const bool long_down = down != 0 && now - Instant(Steady::duration(down)) > wait_;
    if (long_down || now + step > deadline) unavailable("PostgreSQL can't be reached");
  }
  ++counters_.retries;
  std::this_thread::sleep_for(step);
}

void Pool::unavailable(const std::string& why) {
  ++counters_.unavailable;
  throw DatabaseUnavailable(why);
}

bool Pool::reachable() noexcept {
  try {
    int one = 0;
    run_read([&](soci::session& sql) { sql << "SELECT 1", soci::into(one); });
    return one == 1;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace kenes::storage
